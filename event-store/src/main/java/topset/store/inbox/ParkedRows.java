package topset.store.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.outbox.HeadersJson;

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
    static List<Incoming> takeOut(Connection connection, Athlete athlete, int most) throws SQLException {
        var gym = athlete.gym();
        var id = athlete.id();
        return Sql.list(connection, TAKE_OUT, ParkedRows::read, gym, id, most, gym, id);
    }

    /** Deletes without reading. */
    static void drop(Connection connection, Athlete athlete, long through) throws SQLException {
        Sql.change(connection, DROP, athlete.gym(), athlete.id(), through);
    }

    /** If an event is already in the table, its row stays unchanged. */
    static RoundTrip insert(List<Incoming> events) {
        var values = new RoundTrip.Values("text", "text", "int8", "text", "text", "text", "bytea");
        events.forEach(event -> values.row(
                event.athlete().gym(),
                event.athlete().id(),
                event.sequence(),
                event.eventId(),
                event.type(),
                HeadersJson.write(event.headers()),
                event.value()));
        return new RoundTrip().change(INSERT, values);
    }

    private static Incoming read(ResultSet row) throws SQLException {
        return new Incoming(
                new Athlete(row.getString(1), row.getString(2)),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                HeadersJson.read(row.getString(6)),
                row.getBytes(7));
    }
}
