package topset.store.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

/**
 * Table {@code audit_entry}: operators' calls, refusals, sign-ins and exports (ADR 0043). The service's database role
 * can add rows, but has no right to change a recorded action.
 */
public final class AuditLog {

    private static final String ADD =
            "INSERT INTO audit_entry (kind, subject, role, client, action, gym, athlete, topic,"
                    + " status, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int AT_A_TIME = 1_000;

    private final DataSource dataSource;

    public AuditLog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void add(AuditEntry entry) {
        Query.on(dataSource, connection -> Sql.change(connection, ADD, columns(entry)));
    }

    /** Returns the row's id. The row must be stored before the call is executed. */
    public long begin(AuditEntry entry) {
        return Query.on(
                dataSource,
                connection -> Sql.one(connection, ADD + " RETURNING id", row -> row.getLong(1), columns(entry)));
    }

    public void end(long id, int status, @Nullable String gym, @Nullable String athlete, @Nullable String topic) {
        var end = "SELECT end_audit_entry(?, ?, ?, ?, ?)";
        Query.on(dataSource, connection -> Sql.exists(connection, end, id, status, gym, athlete, topic));
    }

    /**
     * Rows of the last thirty days are never deleted, even if the given time is later; a database function enforces
     * this.
     */
    public void drop(OffsetDateTime olderThan) {
        var drop = "SELECT drop_audit_entries(?, ?)";
        long dropped;
        do {
            dropped = Query.on(
                    dataSource, connection -> Sql.one(connection, drop, row -> row.getLong(1), olderThan, AT_A_TIME));
        } while (dropped == AT_A_TIME);
    }

    /** Removes an athlete's id, in the transaction that erases the athlete. */
    public static void forget(Connection connection, Athlete athlete) throws SQLException {
        long forgotten;
        do {
            forgotten = Sql.one(
                    connection, "SELECT forget_audit_entries(?, ?, ?)", row -> row.getLong(1), athlete, AT_A_TIME);
        } while (forgotten >= AT_A_TIME);
    }

    private static @Nullable Object[] columns(AuditEntry entry) {
        var actor = entry.actor();
        return new @Nullable Object[] {
            entry.kind().name(),
            actor.subject(),
            actor.role().name(),
            actor.client(),
            entry.action(),
            entry.gym(),
            entry.athlete(),
            entry.topic(),
            entry.status(),
            entry.times()
        };
    }
}
