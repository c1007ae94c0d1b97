package topset.store.append;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Opens a transaction on a connection of its own. */
public final class OpenTransaction {

    private static final Logger LOG = Logger.getLogger(OpenTransaction.class);

    private OpenTransaction() {}

    /** Runs in the transaction, and must commit it. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Runs the body in a transaction, which is rolled back if the body throws an exception. */
    public static <T> T run(DataSource dataSource, Body<T> body) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return body.run(connection);
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                restore(connection);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static void restore(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The transaction has already ended, and the connection pool replaces broken connections.
            LOG.debug("Auto-commit cannot be restored", broken);
        }
    }

    /** Calls back after a commit of new messages. */
    public static void wake(Runnable afterCommit) {
        try {
            afterCommit.run();
        } catch (RuntimeException failure) {
            // The events are already committed, and the relay also polls the outbox.
            LOG.error("The callback after a commit failed", failure);
        }
    }
}
