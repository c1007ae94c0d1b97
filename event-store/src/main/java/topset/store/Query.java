package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

@FunctionalInterface
public interface Query<T> {
    T run(Connection connection) throws SQLException;

    /**
     * Uses a connection of its own.
     *
     * @throws StoreFailedException if the database fails
     */
    static <T> T on(DataSource database, Query<T> query) {
        try (var connection = database.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Uses a transaction of its own. If the query throws an exception, the transaction is rolled back, otherwise it is
     * committed. A query that has already sent the commit causes no second one.
     *
     * @param pool sets auto-commit again when a connection returns
     * @throws StoreFailedException if the database fails. But if the connection was lost during the commit, the
     * transaction may have been committed
     */
    static <T> T inTransaction(DataSource pool, Query<T> query) {
        return on(pool, connection -> {
            connection.setAutoCommit(false);
            try {
                T result = query.run(connection);
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        });
    }

    /** Uses a transaction of its own that only reads. All data is as of one moment. */
    static <T> T snapshot(DataSource pool, Query<T> query) {
        return inTransaction(pool, connection -> {
            Sql.change(connection, "set transaction isolation level repeatable read, read only");
            return query.run(connection);
        });
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
