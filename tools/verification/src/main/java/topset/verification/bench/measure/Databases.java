package topset.verification.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import topset.local.servers.Database;
import topset.verification.support.RunningPair;

/** Reads and changes rows of both services' databases, as PostgreSQL's superuser. */
public record Databases(RunningPair pair) {

    public long number(Database database, String query) {
        try (var connection = superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long change(Database database, String sql) {
        try (var connection = superuser(database);
                var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many bytes both databases have written to PostgreSQL's log (WAL) so far. */
    public long logged() {
        return number(Database.PROGRAM, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    public Connection superuser(Database database) throws SQLException {
        return DriverManager.getConnection(
                pair.stack().jdbcUrl(database), "postgres", pair.stack().password("postgres"));
    }
}
