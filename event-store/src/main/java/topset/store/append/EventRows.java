package topset.store.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.StreamKey;

public final class EventRows {

    /** The columns of an event that {@link #read} expects, from a table or sub-query named {@code e}. */
    public static final String COLUMNS =
            "e.position, e.gym, e.athlete AS of_athlete, coalesce(e.sequence, 0), e.stream, e.version, e.type,"
                    + " e.occurred_at, e.recorded_at, e.data, e.metadata->>'traceparent'";

    /**
     * Inserts events into the event table. The parameters are the columns of {@link #add}. The sort makes the
     * positions ascend in the order of the events.
     */
    static final String INSERT = """
        INSERT INTO event (gym, athlete, sequence, stream, version, type, occurred_at, recorded_at, data, metadata)
        SELECT gym, athlete, nullif(sequence, 0), stream, version, type, occurred_at::timestamptz, recorded_at::timestamptz,
            data::json, metadata::json
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[]) WITH ORDINALITY
            AS e(gym, athlete, sequence, stream, version, type, occurred_at, recorded_at, data, metadata, n)
        ORDER BY n\
        """;

    /** The largest number of a stream's events that {@link #LOAD_PAGES} reads. */
    static final int PAGE = 500;

    /**
     * Selects the next events of many streams, at most {@link #PAGE} of each, with the athlete whose work reads the
     * stream. The event may belong to another athlete. Because of LATERAL with its own ORDER BY, PostgreSQL always uses
     * one index look-up per stream, whichever statistics the table has.
     */
    static final String LOAD_PAGES = "SELECT " + COLUMNS + """
        , s.athlete FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) AS s(gym, athlete, stream, after)
        CROSS JOIN LATERAL (SELECT * FROM event t WHERE t.gym = s.gym AND t.stream = s.stream AND t.version > s.after
            ORDER BY t.version LIMIT %d) AS e
        ORDER BY e.version\
        """.formatted(PAGE);

    private static final String LOAD_NEXT = "SELECT " + COLUMNS
            + " FROM event e WHERE e.gym = ? AND e.stream = ? AND e.version > ? ORDER BY e.version LIMIT ?";

    private EventRows() {}

    static RoundTrip.Values noRows() {
        return new RoundTrip.Values("text", "text", "int8", "text", "int8", "text", "text", "text", "text", "text");
    }

    /** @param metadata private JSON with the actor and the trace context; never published */
    static void add(RoundTrip.Values rows, RecordedEvent event, String metadata) {
        rows.row(
                event.athlete(),
                event.sequence(),
                event.stream(),
                event.version(),
                event.type(),
                event.occurredAt(),
                event.recordedAt(),
                event.data(),
                metadata);
    }

    public static List<RecordedEvent> load(Connection connection, StreamKey stream, long afterVersion, int limit)
            throws SQLException {
        return Sql.list(connection, LOAD_NEXT, EventRows::read, stream.gym(), stream.name(), afterVersion, limit);
    }

    public static RecordedEvent read(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getLong(1),
                new Athlete(row.getString(2), row.getString(3)),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                row.getString(10),
                row.getString(11));
    }
}
