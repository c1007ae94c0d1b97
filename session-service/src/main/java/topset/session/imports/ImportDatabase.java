package topset.session.imports;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.StoreFailedException;

/** Runs the statements of imports, each with a connection of its own. */
@Singleton
class ImportDatabase {
    private final DataSource database;

    ImportDatabase(DataSource database) {
        this.database = database;
    }

    /** Work with a connection. */
    @FunctionalInterface
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Returns the result of the work.
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
