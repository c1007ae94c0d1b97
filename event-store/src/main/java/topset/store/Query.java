package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An SQL query or update that uses the given connection. */
@FunctionalInterface
public interface Query<T> {
    T run(Connection connection) throws SQLException;

    /**
     * Runs a query on a connection of its own, and returns its result.
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
}
