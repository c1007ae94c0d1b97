package topset.store.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.SqlArrays;
import topset.store.append.HeadersJson;

/** The table {@code parked_event}. */
final class ParkedRows {

    private static final String INSERT = """
        INSERT INTO parked_event (gym, athlete, sequence, event_id, type, headers, value)
        SELECT gym, athlete, sequence, event_id, type, headers::json, value
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY
            AS p(gym, athlete, sequence, event_id, type, headers, value, n)
        ORDER BY n
        ON CONFLICT DO NOTHING\
        """;

    private static final String TAKE_OUT = """
        WITH taken AS (DELETE FROM parked_event p USING unnest(?::text[], ?::text[]) AS a(gym, athlete)
            WHERE p.gym = a.gym AND p.athlete = a.athlete
            RETURNING p.gym, p.athlete, p.sequence, p.event_id, p.type, p.headers, p.value, p.arrived_at)
        SELECT * FROM taken ORDER BY gym, athlete, sequence, arrived_at\
        """;

    private static final String TAKE_OUT_FIRST = """
        WITH first AS (SELECT sequence, event_id FROM parked_event WHERE gym = ? AND athlete = ?
                ORDER BY sequence, event_id LIMIT ?),
            taken AS (DELETE FROM parked_event p USING first f
                WHERE p.gym = ? AND p.athlete = ? AND p.sequence = f.sequence AND p.event_id = f.event_id
                RETURNING p.gym, p.athlete, p.sequence, p.event_id, p.type, p.headers, p.value, p.arrived_at)
        SELECT * FROM taken ORDER BY sequence, arrived_at\
        """;

    private static final String DROP = "DELETE FROM parked_event WHERE gym = ? AND athlete = ? AND sequence <= ?";

    private ParkedRows() {}

    /** Deletes and returns the first events, ordered by sequence number, then by arrival. */
    static List<Incoming> takeOutFirst(Connection connection, Athlete athlete, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OUT_FIRST)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setInt(3, most);
            statement.setString(4, athlete.gym());
            statement.setString(5, athlete.id());
            return read(statement).getOrDefault(athlete, List.of());
        }
    }

    /** Deletes without reading. */
    static void drop(Connection connection, Athlete athlete, long through) throws SQLException {
        Sql.change(connection, DROP, athlete.gym(), athlete.id(), through);
    }

    /** If an event is already in the table, its row stays unchanged. */
    static void insert(Connection connection, List<Incoming> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            SqlArrays.text(statement, 1, events, e -> e.athlete().gym());
            SqlArrays.text(statement, 2, events, e -> e.athlete().id());
            SqlArrays.number(statement, 3, events, Incoming::sequence);
            SqlArrays.text(statement, 4, events, Incoming::eventId);
            SqlArrays.text(statement, 5, events, Incoming::type);
            SqlArrays.text(statement, 6, events, e -> HeadersJson.write(e.headers()));
            SqlArrays.bytes(statement, 7, events, Incoming::value);
            statement.executeUpdate();
        }
    }

    /** Deletes and returns all events, ordered by sequence number, then by arrival. */
    static Map<Athlete, List<Incoming>> takeOut(Connection connection, Collection<Athlete> athletes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OUT)) {
            SqlArrays.text(statement, 1, athletes, Athlete::gym);
            SqlArrays.text(statement, 2, athletes, Athlete::id);
            return read(statement);
        }
    }

    private static Map<Athlete, List<Incoming>> read(PreparedStatement statement) throws SQLException {
        var parked = new HashMap<Athlete, List<Incoming>>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                var athlete = new Athlete(rows.getString(1), rows.getString(2));
                parked.computeIfAbsent(athlete, key -> new ArrayList<>())
                        .add(new Incoming(
                                athlete,
                                rows.getLong(3),
                                rows.getString(4),
                                rows.getString(5),
                                HeadersJson.read(rows.getString(6)),
                                rows.getBytes(7)));
            }
        }
        return parked;
    }
}
