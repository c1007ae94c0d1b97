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
}
