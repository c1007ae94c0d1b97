package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs work on one replica at a time. If the process that holds the lock is frozen, PostgreSQL ends its connection,
 * because otherwise no replica could do the work.
 */
public final class ReplicaLock {
    private static final String WHILE_ALIVE = "set idle_session_timeout = '20s'";
    private static final String AS_USUAL = "reset idle_session_timeout";
    private static final String STILL_HERE = "select true";

    private final Connection hold;

    private ReplicaLock(Connection hold) {
        this.hold = hold;
    }

    /** Work under the lock; returns how much it did. */
    @FunctionalInterface
    public interface Work {
        int run(ReplicaLock lock) throws SQLException;
    }

    /**
     * Runs the work, unless another replica does.
     *
     * @param space the first of the lock's two integers. Locks with two integers cannot collide with the athletes'
     * 64-bit locks
     * @return what the work returned; 0 if another replica has the lock
     */
    public static int run(DataSource dataSource, int space, Work work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(" + space + ", 1)")) {
                return 0;
            }
            try {
                execute(connection, WHILE_ALIVE);
                return work.run(new ReplicaLock(connection));
            } finally {
                execute(connection, AS_USUAL);
                ask(connection, "select pg_advisory_unlock(" + space + ", 1)");
            }
        }
    }

    /** The connection that holds the lock, for reads. */
    public Connection connection() {
        return hold;
    }

    /**
     * Shows PostgreSQL that this process is alive. Call it between two pieces of the work.
     *
     * @throws SQLException if the lock is lost
     */
    public void stillHere() throws SQLException {
        ask(hold, STILL_HERE);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
