package topset.program;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** All connections of a pool, taken until they are given back. */
public final class TakenConnections implements AutoCloseable {
    private final Deque<Connection> taken = new ArrayDeque<>();

    /** Waits for those that are in use. */
    public TakenConnections(DataSource pool) throws SQLException {
        var most = ((AgroalDataSource) pool)
                .getConfiguration()
                .connectionPoolConfiguration()
                .maxSize();
        for (int i = 0; i < most; i++) {
            taken.add(pool.getConnection());
        }
    }

    /** Gives one back, the only one that others get from here on. */
    public void giveBackOne() throws SQLException {
        taken.removeLast().close();
    }

    /** The process that serves the one that would be given back next. */
    public long processOfLast() throws SQLException {
        try (var statement = taken.getLast().createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        while (!taken.isEmpty()) {
            taken.removeLast().close();
        }
    }
}
