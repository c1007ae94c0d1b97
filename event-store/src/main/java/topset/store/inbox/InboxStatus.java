package topset.store.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * How far an athlete's events are accepted.
 *
 * @param seen the last accepted sequence number; 0 if no event was accepted
 * @param parked null if no events are parked
 */
public record InboxStatus(long seen, @Nullable Parked parked) {
    public static final InboxStatus NEW = new InboxStatus(0, null);

    private static final String READ = """
        SELECT i.gym, i.athlete, i.cause, i.reason, i.since, CASE WHEN i.cause IS NOT NULL THEN
            (SELECT count(*) FROM (SELECT FROM parked_event p WHERE p.gym = i.gym AND p.athlete = i.athlete LIMIT %d) p) END, i.seen
        FROM inbox i\
        """.formatted(Parked.MOST_COUNTED + 1);

    private static final String PARKED =
            READ + " WHERE i.cause IS NOT NULL AND (i.gym, i.athlete) > (?, ?) ORDER BY i.gym, i.athlete LIMIT ?";

    /** The returned map is filled when the round trip has run. Athletes without an inbox row are absent. */
    public static Map<Athlete, InboxStatus> of(RoundTrip roundTrip, Collection<Athlete> athletes) {
        var found = new HashMap<Athlete, InboxStatus>();
        var values = new RoundTrip.Values("text", "text");
        athletes.forEach(values::row);
        roundTrip.query(
                READ + " JOIN unnest(?::text[], ?::text[]) AS a(gym, athlete) USING (gym, athlete)",
                values,
                row -> found.put(
                        new Athlete(row.getString(1), row.getString(2)),
                        new InboxStatus(row.getLong(7), row.getString(3) == null ? null : parked(row))));
        return found;
    }

    public static Map<Athlete, InboxStatus> of(Connection connection, Collection<Athlete> athletes)
            throws SQLException {
        var roundTrip = new RoundTrip();
        var found = of(roundTrip, athletes);
        roundTrip.run(connection);
        return found;
    }

    public static InboxStatus of(Connection connection, Athlete athlete) throws SQLException {
        return of(connection, List.of(athlete)).getOrDefault(athlete, NEW);
    }

    /** By gym and athlete id, those that follow the given athlete. Every athlete follows {@code ("", "")}. */
    public static List<Parked> parked(Connection connection, Athlete after, int limit) throws SQLException {
        return Sql.list(connection, PARKED, InboxStatus::parked, after, limit);
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                new Athlete(row.getString(1), row.getString(2)),
                Parked.Cause.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class),
                row.getLong(6));
    }
}
