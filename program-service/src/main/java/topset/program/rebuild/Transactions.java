package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.StoreFailedException;

/** Runs transactions without an athlete's lock. */
final class Transactions {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final DataSource dataSource;

    Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A piece of work in a transaction, with a result. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** A piece of work in a transaction, without a result. */
    @FunctionalInterface
    interface Change {
        void run(Connection connection) throws SQLException;
    }

    /** Runs work in a read-only transaction that sees all data as of one moment. */
    <T> T snapshot(Work<T> work) {
        return run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(SNAPSHOT);
            }
            return work.run(connection);
        });
    }

    void change(Change change) {
        run(connection -> {
            change.run(connection);
            return true;
        });
    }

    <T> T run(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
