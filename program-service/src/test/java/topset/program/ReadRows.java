package topset.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the rows that are read through a data source and have a column with a given name. */
public final class ReadRows {
    private static final Set<Class<?>> COUNTED =
            Set.of(Connection.class, Statement.class, PreparedStatement.class, ResultSet.class);

    private final AtomicLong rows = new AtomicLong();
    private final Set<String> columns;

    public ReadRows(String... columns) {
        this.columns = Set.of(columns);
    }

    public DataSource counting(DataSource real) {
        return (DataSource) counted(DataSource.class, real);
    }

    /** Returns the number of rows that the work reads. */
    public long during(Runnable work) {
        long before = rows.get();
        work.run();
        return rows.get() - before;
    }

    private Object counted(Class<?> type, Object real) {
        return Proxy.newProxyInstance(ReadRows.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                var result = method.invoke(real, args);
                if (real instanceof ResultSet read && method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                    count(read);
                }
                return result != null && COUNTED.contains(method.getReturnType())
                        ? counted(method.getReturnType(), result)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private void count(ResultSet read) throws SQLException {
        var row = read.getMetaData();
        for (int column = 1; column <= row.getColumnCount(); column++) {
            if (columns.contains(row.getColumnLabel(column))) {
                rows.incrementAndGet();
                return;
            }
        }
    }
}
