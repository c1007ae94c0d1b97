package topset.session.imports;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.StoreFailedException;

/** Runs the SQL statements of imports. Each call uses a database connection of its own. */
@Singleton
class ImportDatabase {
    private final DataSource database;

    ImportDatabase(DataSource database) {
        this.database = database;
    }

    /** An SQL query or update that uses the given connection. */
    @FunctionalInterface
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Runs the query on a connection of the pool, and returns its result.
     *
     * @throws StoreFailedException if the database fails
     */
    <T> T with(Query<T> query) {
        try (var connection = database.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }
}
