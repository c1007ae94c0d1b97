package topset.program;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Holds all connections of a pool, so that no other caller gets one. */
public final class HeldConnections implements AutoCloseable {
    private final Deque<Connection> held = new ArrayDeque<>();

    /** Waits for the connections that are in use. If one of them is not returned in time, this holds none. */
    public HeldConnections(DataSource pool) throws SQLException {
        var most = ((AgroalDataSource) pool)
                .getConfiguration()
                .connectionPoolConfiguration()
                .maxSize();
        try {
            for (int i = 0; i < most; i++) {
                held.add(pool.getConnection());
            }
        } catch (SQLException inUse) {
            close();
            throw inUse;
        }
    }

    /** Returns one connection, the only one that other callers can get afterwards. */
    public void giveBackOne() throws SQLException {
        held.removeLast().close();
    }

    /** Returns the process id, on the database server, of the connection that is returned next. */
    public long processOfLast() throws SQLException {
        try (var statement = held.getLast().createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        SQLException failure = null;
        while (!held.isEmpty()) {
            try {
                held.removeLast().close();
            } catch (SQLException broken) {
                failure = broken; // the others are returned all the same
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
