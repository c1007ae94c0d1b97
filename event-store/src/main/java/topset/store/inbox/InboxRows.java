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

final class InboxRows {

    private static final String LOAD =
            "SELECT " + InboxState.COLUMNS + " FROM inbox i WHERE i.gym = ? AND i.athlete = ?";

    private static final String SAVE = """
        INSERT INTO inbox AS i (gym, athlete, seen, last_ids, cause, reason, since)
        SELECT gym, athlete, seen, last_ids::text[], cause, reason, CASE WHEN reason IS NOT NULL THEN now() END
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
            AS s(gym, athlete, seen, last_ids, cause, reason)
        ON CONFLICT (gym, athlete) DO UPDATE SET seen = excluded.seen, last_ids = excluded.last_ids, cause = excluded.cause,
            reason = excluded.reason, since = CASE WHEN i.reason = excluded.reason THEN i.since ELSE excluded.since END\
        """;

    private static final String STANDING = """
        SELECT i.gym, i.athlete, i.cause, i.reason, i.since, CASE WHEN i.cause IS NOT NULL THEN
            (SELECT count(*) FROM (SELECT FROM parked_event p WHERE p.gym = i.gym AND p.athlete = i.athlete LIMIT %d) p) END, i.seen
        FROM inbox i\
        """.formatted(Parked.MOST_COUNTED + 1);

    private static final String PARKED =
            STANDING + " WHERE i.cause IS NOT NULL AND (i.gym, i.athlete) > (?, ?) ORDER BY i.gym, i.athlete LIMIT ?";

    private InboxRows() {}

    static InboxState load(Connection connection, Athlete athlete) throws SQLException {
        return Sql.first(connection, LOAD, InboxState::read, athlete.gym(), athlete.id())
                .orElse(InboxState.NEW);
    }

    /**
     * Saves nothing if the state is null; the statement is there all the same, so that works can share it. If events
     * still wait for the same reason, the stored start time of the wait does not change.
     */
    static RoundTrip save(Athlete athlete, @Nullable InboxState changed) {
        var values = new RoundTrip.Values("text", "text", "int8", "text", "text", "text");
        if (changed != null) {
            values.row(
                    athlete.gym(),
                    athlete.id(),
                    changed.seen(),
                    Sql.arrayLiteral(changed.lastIds()),
                    changed.cause() == null ? null : changed.cause().name(),
                    changed.reason());
        }
        return new RoundTrip().change(SAVE, values);
    }

    static List<Parked> parked(Connection connection, Athlete after, int limit) throws SQLException {
        return Sql.list(connection, PARKED, InboxRows::parked, after.gym(), after.id(), limit);
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                new Athlete(row.getString(1), row.getString(2)),
                Parked.Cause.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class),
                row.getLong(6));
    }

    static Map<Athlete, Inbox.Standing> standing(RoundTrip roundTrip, Collection<Athlete> athletes) {
        var standings = new HashMap<Athlete, Inbox.Standing>();
        var values = new RoundTrip.Values("text", "text");
        athletes.forEach(athlete -> values.row(athlete.gym(), athlete.id()));
        roundTrip.query(
                STANDING + " JOIN unnest(?::text[], ?::text[]) AS a(gym, athlete) USING (gym, athlete)",
                values,
                row -> standings.put(
                        new Athlete(row.getString(1), row.getString(2)),
                        new Inbox.Standing(row.getLong(7), row.getString(3) == null ? null : parked(row))));
        return standings;
    }
}
