package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.Query;
import topset.store.Sql;
import topset.store.StoreFailedException;

/** Runs transactions that need no athlete's lock. */
public record Transactions(DataSource dataSource) {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    /** A piece of work in a transaction, without a result. */
    @FunctionalInterface
    public interface Change {
        void run(Connection connection) throws SQLException;
    }

    /** Runs work in a read-only transaction that sees all data as of one moment. */
    public <T> T snapshot(Query<T> work) {
        return run(connection -> {
            Sql.change(connection, SNAPSHOT);
            return work.run(connection);
        });
    }

    public void change(Change change) {
        run(connection -> {
            change.run(connection);
            return true;
        });
    }

    public <T> T run(Query<T> work) {
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
