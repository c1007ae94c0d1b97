package topset.program.replanning;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import topset.store.Sql;

/**
 * If messages in the outbox wait too long, bulk work on many athletes pauses, so that messages of athletes who train
 * now are published first.
 */
@Singleton
public final class PublicationBacklog {
    private static final String UNPUBLISHED = "select exists (select from (select created_at from outbox order by id"
            + " limit 1) o where o.created_at < clock_timestamp() - ? * interval '1 millisecond')";

    private final Supplier<Duration> most;

    /** @param most the longest time that a message in the outbox may wait for publication */
    public PublicationBacklog(
            @ConfigProperty(name = "topset.rebuild.unpublished-at-most", defaultValue = "1s") Supplier<Duration> most) {
        this.most = most;
    }

    public boolean isTooOld(Connection connection) throws SQLException {
        return Sql.one(
                connection, UNPUBLISHED, row -> row.getBoolean(1), most.get().toMillis());
    }
}
