package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.Query;
import topset.store.Sql;

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
        return Query.inTransaction(dataSource, work);
    }
}
