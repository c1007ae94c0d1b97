package topset.store.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.outbox.HeadersJson;

final class ParkedRows {

    private static final String INSERT = """
        INSERT INTO parked_event (gym, athlete, sequence, event_id, type, headers, value)
        SELECT gym, athlete, sequence, event_id, type, headers::json, value
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY
            AS p(gym, athlete, sequence, event_id, type, headers, value, n)
        ORDER BY n
        ON CONFLICT DO NOTHING\
        """;

    private static final String READ = """
        SELECT p.* FROM unnest(?::text[], ?::text[], ?::bigint[], ?::int[]) w(gym, athlete, after, most)
        CROSS JOIN LATERAL (SELECT * FROM parked_event t
            WHERE t.gym = w.gym AND t.athlete = w.athlete AND t.sequence > w.after
            ORDER BY t.sequence, t.event_id LIMIT w.most) p
        ORDER BY p.sequence, p.arrived_at\
        """;

    private static final String REMOVE = """
        DELETE FROM parked_event p USING unnest(?::text[], ?::text[], ?::bigint[], ?::text[])
            w(gym, athlete, sequence, event_id)
        WHERE p.gym = w.gym AND p.athlete = w.athlete AND p.sequence = w.sequence AND p.event_id = w.event_id\
        """;

    private static final String DROP = """
        DELETE FROM parked_event p USING unnest(?::text[], ?::text[], ?::bigint[]) w(gym, athlete, through)
        WHERE p.gym = w.gym AND p.athlete = w.athlete AND p.sequence <= w.through\
        """;

    private ParkedRows() {}

    /**
     * Reads the athlete's first events with higher numbers, ordered by sequence number, then by arrival. The returned
     * list is filled when the round trip runs.
     */
    static List<Incoming> read(RoundTrip roundTrip, Athlete athlete, long after, int most) {
        var events = new ArrayList<Incoming>();
        roundTrip.query(
                READ,
                new RoundTrip.Values("text", "text", "int8", "int4").row(athlete, after, most),
                row -> events.add(read(row)));
        return events;
    }

    /** Deletes only these events, because others may be {@link Inbox#setAside} meanwhile, without the athlete's lock. */
    static RoundTrip remove(List<Incoming> events) {
        var keys = new RoundTrip.Values("text", "text", "int8", "text");
        events.forEach(event -> keys.row(event.athlete(), event.sequence(), event.eventId()));
        return new RoundTrip().change(REMOVE, keys);
    }

    static RoundTrip drop(Athlete athlete, long through) {
        return new RoundTrip().change(DROP, new RoundTrip.Values("text", "text", "int8").row(athlete, through));
    }

    /** If an event is already in the table, its row stays unchanged. */
    static RoundTrip insert(List<Incoming> events) {
        var values = new RoundTrip.Values("text", "text", "int8", "text", "text", "text", "bytea");
        events.forEach(event -> values.row(
                event.athlete(),
                event.sequence(),
                event.eventId(),
                event.type(),
                HeadersJson.write(event.headers()),
                event.value()));
        return new RoundTrip().change(INSERT, values);
    }

    private static Incoming read(ResultSet row) throws SQLException {
        return new Incoming(
                new Athlete(row.getString("gym"), row.getString("athlete")),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("type"),
                HeadersJson.read(row.getString("headers")),
                row.getBytes("value"));
    }
}
