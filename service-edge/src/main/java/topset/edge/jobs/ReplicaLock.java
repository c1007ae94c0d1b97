package topset.edge.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.Sql;

/**
 * Runs work on only one replica at a time, under a PostgreSQL advisory lock. If the process that holds the lock is
 * frozen, PostgreSQL ends its connection after 20 s. Then another replica can do the work.
 */
public final class ReplicaLock {
    private static final String WHILE_ALIVE = "set idle_session_timeout = '20s'";
    private static final String AS_USUAL = "reset idle_session_timeout";

    private final Connection hold;

    private ReplicaLock(Connection hold) {
        this.hold = hold;
    }

    @FunctionalInterface
    public interface Work {
        int run(ReplicaLock lock) throws SQLException;
    }

    /**
     * Runs the work if no other replica holds the lock.
     *
     * @param space the first of the two integers that name the advisory lock. Locks named by two integers cannot
     * collide with the athletes' locks, which are named by one 64-bit number
     * @return the result of the work; 0 if another replica holds the lock
     */
    public static int run(DataSource dataSource, int space, Work work) throws SQLException {
        return run(dataSource, space, 1, work);
    }

    /** {@code part} is the second of the two integers that name the advisory lock; 1 is the first part. */
    public static int run(DataSource dataSource, int space, int part, Work work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(" + space + ", " + part + ")")) {
                return 0;
            }
            try {
                Sql.change(connection, WHILE_ALIVE);
                return work.run(new ReplicaLock(connection));
            } finally {
                Sql.change(connection, AS_USUAL);
                ask(connection, "select pg_advisory_unlock(" + space + ", " + part + ")");
            }
        }
    }

    /** The connection that holds the lock; the work may read with it. */
    public Connection connection() {
        return hold;
    }

    /** Long work must call this regularly, or PostgreSQL ends the idle connection. Throws if the lock is lost. */
    public void stillHere() throws SQLException {
        ask(hold, "select true");
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        return Sql.one(connection, sql, row -> row.getBoolean(1));
    }
}
