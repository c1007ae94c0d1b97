package topset.testsupport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Wraps a data source, so that a test observes what is called on its connections, statements and results. */
public final class ObservedDatabase {
    private static final Set<Class<?>> WRAPPED =
            Set.of(Connection.class, Statement.class, PreparedStatement.class, ResultSet.class);

    private ObservedDatabase() {}

    /** Observes a call that has succeeded. */
    @FunctionalInterface
    public interface Observer {
        void called(Object real, String method, Object[] arguments, @Nullable Object result) throws SQLException;
    }

    public static DataSource of(DataSource real, Observer observer) {
        return (DataSource) wrapped(DataSource.class, real, observer);
    }

    private static Object wrapped(Class<?> type, Object real, Observer observer) {
        return Proxy.newProxyInstance(
                ObservedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        var result = method.invoke(real, args);
                        observer.called(real, method.getName(), args == null ? new Object[0] : args, result);
                        return result != null && WRAPPED.contains(method.getReturnType())
                                ? wrapped(method.getReturnType(), result, observer)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
