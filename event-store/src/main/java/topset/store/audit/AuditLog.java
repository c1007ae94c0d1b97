package topset.store.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.SqlArrays;
import topset.store.StoreFailedException;

/**
 * Table {@code audit_entry}: operators' calls, refusals, sign-ins and exports (ADR 0043). The service's database role
 * can add rows, but has no right to change a recorded action.
 */
public final class AuditLog {

    private static final String COLUMNS = "kind, subject, role, client, action, gym, athlete, topic, status, times";

    /** The ids of the rows ascend in the given order of the entries. */
    private static final String ADD = "INSERT INTO audit_entry (" + COLUMNS + ") SELECT " + COLUMNS
            + " FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[])"
            + " WITH ORDINALITY AS a(" + COLUMNS + ", n) ORDER BY n";

    private static final int AT_A_TIME = 1_000;

    private final DataSource dataSource;

    public AuditLog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Needs one statement. */
    public void add(List<AuditEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            bind(statement, entries);
            statement.executeUpdate();
        }
    }

    /** Returns the row's id. The row must be stored before the call is executed. */
    public long begin(AuditEntry entry) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(ADD + " RETURNING id")) {
            bind(statement, List.of(entry));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** Completes the row of a call that has ended. */
    public void end(long id, int status, @Nullable String gym, @Nullable String athlete, @Nullable String topic)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("SELECT end_audit_entry(?, ?, ?, ?, ?)")) {
            statement.setLong(1, id);
            statement.setInt(2, status);
            statement.setString(3, gym);
            statement.setString(4, athlete);
            statement.setString(5, topic);
            statement.execute();
        }
    }

    /**
     * Rows of the last thirty days are never deleted, even if the given time is later; a database function enforces
     * this.
     */
    public void drop(OffsetDateTime olderThan) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("SELECT drop_audit_entries(?, ?)")) {
            statement.setObject(1, olderThan);
            statement.setInt(2, AT_A_TIME);
            long dropped;
            do {
                try (var row = statement.executeQuery()) {
                    row.next();
                    dropped = row.getLong(1);
                }
            } while (dropped == AT_A_TIME);
        }
    }

    /** Removes an athlete's id, in the transaction that erases the athlete. */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT forget_audit_entries(?, ?, ?)")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setInt(3, AT_A_TIME);
            long forgotten;
            do {
                try (var row = statement.executeQuery()) {
                    row.next();
                    forgotten = row.getLong(1);
                }
            } while (forgotten >= AT_A_TIME);
        }
    }

    private static void bind(PreparedStatement statement, List<AuditEntry> entries) throws SQLException {
        SqlArrays.text(statement, 1, entries, entry -> entry.kind().name());
        SqlArrays.text(statement, 2, entries, entry -> entry.actor().subject());
        SqlArrays.text(statement, 3, entries, entry -> entry.actor().role().name());
        SqlArrays.text(statement, 4, entries, entry -> entry.actor().client());
        SqlArrays.text(statement, 5, entries, AuditEntry::action);
        SqlArrays.text(statement, 6, entries, AuditEntry::gym);
        SqlArrays.text(statement, 7, entries, AuditEntry::athlete);
        SqlArrays.text(statement, 8, entries, AuditEntry::topic);
        SqlArrays.integer(statement, 9, entries, AuditEntry::status);
        SqlArrays.integer(statement, 10, entries, AuditEntry::times);
    }
}
