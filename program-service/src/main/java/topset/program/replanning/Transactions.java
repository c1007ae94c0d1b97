package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.Query;
import topset.store.Sql;

/** Runs transactions that need no athlete's lock. */
public record Transactions(DataSource dataSource) {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    @FunctionalInterface
    public interface Change {
        void run(Connection connection) throws SQLException;
    }

    /** All data is as of one moment. */
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
        return Query.inTransaction(dataSource, work);
    }
}
