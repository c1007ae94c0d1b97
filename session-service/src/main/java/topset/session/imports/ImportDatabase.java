package topset.session.imports;

import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.store.Query;
import topset.store.StoreFailedException;

/** Runs the SQL statements of imports. Each call uses a database connection of its own. */
@Singleton
class ImportDatabase {
    private final DataSource database;

    ImportDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * Runs the query on a connection of the pool, and returns its result.
     *
     * @throws StoreFailedException if the database fails
     */
    <T> T with(Query<T> query) {
        return Query.on(database, query);
    }
}
