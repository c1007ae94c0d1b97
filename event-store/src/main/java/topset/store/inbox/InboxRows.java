package topset.store.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.SqlArrays;

/** Reads and writes rows of the inbox table, which has the last processed sequence number of each athlete. */
final class InboxRows {

    private static final String LOAD = """
            SELECT i.gym, i.athlete, i.seen, i.last_ids, i.cause, i.reason
            FROM unnest(?::text[], ?::text[]) AS a(gym, athlete) JOIN inbox i USING (gym, athlete)""";

    private static final String SAVE = """
            INSERT INTO inbox AS i (gym, athlete, seen, last_ids, cause, reason, since)
            VALUES (?, ?, ?, ?, ?, ?, CASE WHEN ?::text IS NOT NULL THEN now() END)
            ON CONFLICT (gym, athlete) DO UPDATE SET seen = excluded.seen, last_ids = excluded.last_ids, cause = excluded.cause,
                reason = excluded.reason, since = CASE WHEN i.reason = excluded.reason THEN i.since ELSE excluded.since END""";

    private static final String PUT_BACK = """
            UPDATE inbox SET last_ids = last_ids[1:cardinality(last_ids) - (seen - ? + 1)::int], seen = ? - 1,
                cause = ?, reason = ?, since = now()
            WHERE gym = ? AND athlete = ? AND seen >= ?""";

    private static final String STANDING = """
            SELECT i.gym, i.athlete, i.cause, i.reason, i.since, CASE WHEN i.cause IS NOT NULL THEN
                (SELECT count(*) FROM (SELECT FROM parked_event p WHERE p.gym = i.gym AND p.athlete = i.athlete LIMIT %d) p) END, i.seen
            FROM inbox i""".formatted(Parked.MOST_COUNTED + 1);

    private static final String PARKED = STANDING + " WHERE i.cause IS NOT NULL";

    private InboxRows() {}

    /** Returns the inbox states of the given athletes. Athletes without a row are absent. */
    static Map<Athlete, InboxState> load(Connection connection, Collection<Athlete> athletes) throws SQLException {
        var states = new HashMap<Athlete, InboxState>();
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            bind(statement, athletes);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    states.put(
                            new Athlete(rows.getString(1), rows.getString(2)),
                            new InboxState(
                                    rows.getLong(3),
                                    List.of((String[]) rows.getArray(4).getArray()),
                                    cause(rows.getString(5), rows.getString(6)),
                                    rows.getString(6)));
                }
            }
        }
        return states;
    }

    /**
     * Writes the inbox states of athletes in one round trip. If an athlete's events still wait for the same reason, the
     * stored start time of the wait does not change.
     */
    static void save(Connection connection, Map<Athlete, InboxState> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            for (var entry : states.entrySet()) {
                InboxState state = entry.getValue();
                statement.setString(1, entry.getKey().gym());
                statement.setString(2, entry.getKey().id());
                statement.setLong(3, state.seen());
                statement.setArray(
                        4, connection.createArrayOf("text", state.lastIds().toArray(String[]::new)));
                Parked.Cause cause = state.cause();
                statement.setString(5, cause == null ? null : cause.stored());
                statement.setString(6, state.reason());
                statement.setString(7, state.reason());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Marks an event and the athlete's later events as not accepted any more, and stores why they wait. */
    static void putBack(Connection connection, Incoming from, Parked.Cause cause, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT_BACK)) {
            statement.setLong(1, from.sequence());
            statement.setLong(2, from.sequence());
            statement.setString(3, cause.stored());
            statement.setString(4, cause.stored(reason).replace('\0', '\uFFFD'));
            statement.setString(5, from.athlete().gym());
            statement.setString(6, from.athlete().id());
            statement.setLong(7, from.sequence());
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException(
                        "Number %d of %s was not accepted".formatted(from.sequence(), from.athlete()));
            }
        }
    }

    static List<Parked> parked(Connection connection, Collection<Athlete> athletes) throws SQLException {
        String some = PARKED + " AND (i.gym, i.athlete) IN (SELECT * FROM unnest(?::text[], ?::text[]))";
        try (PreparedStatement statement = connection.prepareStatement(some)) {
            bind(statement, athletes);
            return readParked(statement);
        }
    }

    /**
     * Selects the athletes whose events wait (parked athletes) and that follow the given athlete, in the order of gym
     * and athlete id.
     */
    static List<Parked> parked(Connection connection, Athlete after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                PARKED + " AND (i.gym, i.athlete) > (?, ?) ORDER BY i.gym, i.athlete LIMIT ?")) {
            statement.setString(1, after.gym());
            statement.setString(2, after.id());
            statement.setInt(3, limit);
            return readParked(statement);
        }
    }

    private static List<Parked> readParked(PreparedStatement statement) throws SQLException {
        var parked = new ArrayList<Parked>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                parked.add(parked(rows));
            }
        }
        return parked;
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                new Athlete(row.getString(1), row.getString(2)),
                Parked.Cause.of(row.getString(3), row.getString(4)),
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

    private static void bind(PreparedStatement statement, Collection<Athlete> athletes) throws SQLException {
        SqlArrays.text(statement, 1, athletes, Athlete::gym);
        SqlArrays.text(statement, 2, athletes, Athlete::id);
    }

    private static Parked.@Nullable Cause cause(@Nullable String stored, @Nullable String reason) {
        return stored == null || reason == null ? null : Parked.Cause.of(stored, reason);
    }
}
