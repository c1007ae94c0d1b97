package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Checks whether messages in the outbox wait too long for publication. If they do, bulk work on many athletes pauses,
 * so that messages of athletes who train now are published first.
 */
public final class PublicationBacklog {
    private static final String UNPUBLISHED = "select exists (select from (select created_at from outbox order by id"
            + " limit 1) o where o.created_at < clock_timestamp() - ? * interval '1 millisecond')";

    private PublicationBacklog() {}

    /** Whether the oldest message in the outbox has waited longer than the given time. */
    public static boolean isOlderThan(Connection connection, Duration most) throws SQLException {
        try (var statement = connection.prepareStatement(UNPUBLISHED)) {
            statement.setLong(1, most.toMillis());
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
