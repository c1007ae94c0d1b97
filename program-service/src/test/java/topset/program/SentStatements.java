package topset.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the statements that are sent through a data source. Statements that are sent together count as one. */
public final class SentStatements {
    private static final Set<Class<?>> COUNTED = Set.of(Connection.class, Statement.class, PreparedStatement.class);

    private final AtomicLong statements = new AtomicLong();

    public DataSource counting(DataSource real) {
        return (DataSource) counted(DataSource.class, real);
    }

    /** Returns the number of statements that the work sends. */
    public long during(Runnable work) {
        long before = statements.get();
        work.run();
        return statements.get() - before;
    }

    private Object counted(Class<?> type, Object real) {
        return Proxy.newProxyInstance(
                SentStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(real, args);
                        return result != null && COUNTED.contains(method.getReturnType())
                                ? counted(method.getReturnType(), result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
