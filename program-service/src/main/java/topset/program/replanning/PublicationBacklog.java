package topset.program.replanning;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import topset.store.Sql;

/**
 * If messages in the outbox wait too long, bulk work on many athletes pauses, so that messages of athletes who train
 * now are published first.
 */
public final class PublicationBacklog {
    private static final String UNPUBLISHED = "select exists (select from (select created_at from outbox order by id"
            + " limit 1) o where o.created_at < clock_timestamp() - ? * interval '1 millisecond')";

    private PublicationBacklog() {}

    public static boolean isOlderThan(Connection connection, Duration most) throws SQLException {
        return Sql.one(connection, UNPUBLISHED, row -> row.getBoolean(1), most.toMillis());
    }
}
