package topset.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import topset.testsupport.ObservedDatabase;

/** Counts the rows that are read through a data source and have a value in a column with a given name. */
public final class ReadRows {
    private final AtomicLong rows = new AtomicLong();
    private final Set<String> columns;

    public ReadRows(String... columns) {
        this.columns = Set.of(columns);
    }

    public DataSource counting(DataSource real) {
        return ObservedDatabase.of(real, (called, method, arguments, result) -> {
            if (called instanceof ResultSet read && method.equals("next") && Boolean.TRUE.equals(result)) {
                count(read);
            }
        });
    }

    /** Returns the number of rows that the work reads. */
    public long during(Runnable work) {
        long before = rows.get();
        work.run();
        return rows.get() - before;
    }

    private void count(ResultSet read) throws SQLException {
        var row = read.getMetaData();
        for (int column = 1; column <= row.getColumnCount(); column++) {
            if (columns.contains(row.getColumnLabel(column)) && read.getObject(column) != null) {
                rows.incrementAndGet();
                return;
            }
        }
    }
}
