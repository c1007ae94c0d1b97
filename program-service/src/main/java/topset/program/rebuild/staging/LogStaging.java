package topset.program.rebuild.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildAborted;
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.inbox.Incoming;

/**
 * The staging tables {@code rebuild_log_event}, with the session events that a rebuild has read from Kafka, and {@code
 * rebuild_log_offset}, with the position of each partition. Events that precede the athlete's erasure are removed by
 * {@link ErasedInLog}.
 */
public record LogStaging(UUID rebuild) {
    /** The value of the column {@code topic} in rows that were read from the session topic. */
    public static final int SESSION_TOPIC = 0;

    private static final String ADD =
            "insert into rebuild_log_event (rebuild, gym, athlete, topic, partition, position,"
                    + " sequence, event_id, type, recorded_at, value)"
                    + " select * from unnest(?::uuid[], ?::text[], ?::text[],"
                    + " ?::int2[], ?::int[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::bytea[])";

    private static final int ADDED_AT_ONCE = 1_000;

    private static final String OPEN = "insert into rebuild_log_offset (rebuild, topic, partition, position)"
            + " select * from unnest(?::uuid[], ?::int2[], ?::int[], ?::int8[]) on conflict do nothing";

    /**
     * Updates a partition's position, but only if the stored position is the one that this rebuild's reader wrote last.
     * If the stored position differs, staged rows are missing: a crash of PostgreSQL has emptied the table, and
     * possibly another reader has started from the beginning.
     */
    private static final String ADVANCE = "update rebuild_log_offset o set position = w.position"
            + " from unnest(?::uuid[], ?::int2[], ?::int[], ?::int8[], ?::int8[])"
            + " w(rebuild, topic, partition, expected, position) where o.rebuild = w.rebuild and o.topic = w.topic"
            + " and o.partition = w.partition and o.position = w.expected returning o.partition";

    /**
     * The value of column {@code topic} in the row which records that all session events were read. A crash of
     * PostgreSQL deletes this row together with the events themselves.
     */
    private static final int COMPLETE = -9;

    private static final String END = "insert into rebuild_log_offset (rebuild, topic, partition, position)"
            + " select ?, " + COMPLETE + ", 0, 0 where (select count(*) from rebuild_log_offset o"
            + " where o.rebuild = ? and o.topic <> " + COMPLETE + ") = ?"
            + " on conflict (rebuild, topic, partition) do update set position = 0";

    private static final String IS_COMPLETE =
            "select exists (select from rebuild_log_offset o" + " where o.rebuild = w.rebuild and o.topic = " + COMPLETE
                    + ") as complete from unnest(?::uuid[]) w(rebuild)";

    /**
     * The largest number of one athlete's events that a rebuild reads, because the events and the resulting sets are
     * held in memory.
     */
    private static final int MOST_EVENTS = 2 * Limits.SETS_AT_ONCE;

    private static final int MOST_BYTES = 128 * 1024 * 1024;

    private static final String WHOSE = " from rebuild_log_event e join unnest(?::uuid[], ?::text[], ?::text[])"
            + " w(rebuild, gym, athlete) on e.rebuild = w.rebuild and e.gym = w.gym and e.athlete = w.athlete";

    private static final String SIZE =
            "select count(*) as events, coalesce(sum(octet_length(e.value)), 0) as bytes" + WHOSE;

    private static final String READ = "select e.topic, e.partition, e.position, e.sequence, e.event_id, e.type,"
            + " e.recorded_at, e.value" + WHOSE + " order by e.topic, e.partition, e.position";

    /** A session event, and its position in the Kafka topic. */
    public record Read(int partition, long position, Incoming event) {
        @Nullable
        String recordedAt() {
            var text = event.headers().get(Incoming.RECORDED_AT);
            return text == null ? null : text.replace('\0', '\uFFFD');
        }
    }

    /**
     * A staged session event.
     *
     * @param mayBeAwaited whether the event is in the session topic, where the service's intake may process it later
     */
    public record Staged(Incoming event, boolean mayBeAwaited) {}

    /**
     * Stores the start position of Kafka partitions that the rebuild has not read before. If such a row is missing
     * later, a crash has deleted the staged rows.
     */
    public void open(Connection connection, int topic, Map<Integer, Long> positions) throws SQLException {
        var opened = new RoundTrip.Values("uuid", "int2", "int4", "int8");
        positions.forEach((partition, position) -> opened.row(rebuild, topic, partition, position));
        new RoundTrip().change(OPEN, opened).run(connection);
    }

    /**
     * Stores session events that the rebuild has read from a Kafka topic, and the new positions of the topic's
     * partitions.
     *
     * @param from the position of each partition before these events
     * @throws RebuildAborted if the table no longer has these positions
     */
    public void add(Connection connection, int topic, List<Read> events, Map<Integer, Long> from, Map<Integer, Long> to)
            throws SQLException {
        ErasedInLog.lock(connection);
        add(connection, topic, events);
        ErasedInLog.takeOut(connection, rebuild, topic, events);
        var advanced = new RoundTrip.Values("uuid", "int2", "int4", "int8", "int8");
        to.forEach((partition, position) -> advanced.row(rebuild, topic, partition, from.get(partition), position));
        var partitions = new HashSet<Integer>();
        new RoundTrip()
                .query(ADVANCE, advanced, row -> partitions.add(row.getInt("partition")))
                .run(connection);
        if (!partitions.equals(to.keySet())) {
            throw lost();
        }
    }

    private static RebuildAborted lost() {
        return new RebuildAborted("the events that were read from the log were lost; the log is read again");
    }

    /**
     * Stores that all session events were read. {@code partitions} is the number of partitions that were read to the
     * end.
     *
     * @throws RebuildAborted if the position of a partition is missing
     */
    public void end(Connection connection, int partitions) throws SQLException {
        if (Sql.change(connection, END, rebuild, rebuild, partitions) == 0) {
            throw lost();
        }
    }

    /**
     * Adds a query to a round trip, which checks that all session events were read. If the query runs after others that
     * read staged rows, it also checks that the rows of those queries still existed.
     *
     * @throws RebuildAborted from the round trip, if staged rows are missing
     */
    public void requireComplete(RoundTrip roundTrip) {
        roundTrip.query(IS_COMPLETE, new RoundTrip.Values("uuid").row(rebuild), row -> {
            if (!row.getBoolean("complete")) {
                throw lost();
            }
        });
    }

    private void add(Connection connection, int topic, List<Read> events) throws SQLException {
        for (int from = 0; from < events.size(); from += ADDED_AT_ONCE) {
            var rows = new RoundTrip.Values(
                    "uuid", "text", "text", "int2", "int4", "int8", "int8", "text", "text", "text", "bytea");
            for (var each : events.subList(from, Math.min(events.size(), from + ADDED_AT_ONCE))) {
                var event = each.event();
                rows.row(
                        rebuild,
                        event.athlete().gym(),
                        event.athlete().id(),
                        topic,
                        each.partition(),
                        each.position(),
                        event.sequence(),
                        event.eventId(),
                        event.type(),
                        each.recordedAt(),
                        event.value());
            }
            new RoundTrip().change(ADD, rows).run(connection);
        }
    }

    /** Returns the position of the next record to read, for each partition of a topic that was read. */
    public Map<Integer, Long> positions(Connection connection, int topic) throws SQLException {
        var positions = new HashMap<Integer, Long>();
        Sql.each(
                connection,
                "select partition, position from rebuild_log_offset where rebuild = ? and topic = ?",
                row -> positions.put(row.getInt(1), row.getLong(2)),
                rebuild,
                topic);
        return positions;
    }

    /**
     * Adds a query to a round trip that counts an athlete's staged events. The round trip fails if there are too many
     * events to hold in memory, so it must run before the one that reads the {@link #events}.
     */
    public void requireFewEvents(RoundTrip roundTrip, Athlete athlete) {
        roundTrip.query(SIZE, whose(athlete), row -> {
            long size = row.getLong("events");
            long bytes = row.getLong("bytes");
            if (size > MOST_EVENTS || bytes > MOST_BYTES) {
                throw new IllegalStateException(
                        "the log has %d events with %d bytes; at most %d events and %d bytes are allowed"
                                .formatted(size, bytes, MOST_EVENTS, MOST_BYTES));
            }
        });
    }

    /**
     * Adds a query for an athlete's staged events, in the order of
     * the Kafka topic. The returned list is filled when the round trip runs.
     *
     * @param intake the position of the intake before the round trip; absent if the intake counts as being at the end
     * of the topic
     */
    public List<Staged> events(RoundTrip roundTrip, Athlete athlete, @Nullable IntakePosition intake) {
        var events = new ArrayList<Staged>();
        roundTrip.query(READ, whose(athlete), row -> {
            var recordedAt = row.getString("recorded_at");
            var event = new Incoming(
                    athlete,
                    row.getLong("sequence"),
                    row.getString("event_id"),
                    row.getString("type"),
                    recordedAt == null ? Map.of() : Map.of(Incoming.RECORDED_AT, recordedAt),
                    row.getBytes("value"));
            boolean mayBeAwaited = intake != null
                    && row.getInt("topic") == SESSION_TOPIC
                    && !intake.isAfter(row.getInt("partition"), row.getLong("position"));
            events.add(new Staged(event, mayBeAwaited));
        });
        return events;
    }

    private RoundTrip.Values whose(Athlete athlete) {
        return new RoundTrip.Values("uuid", "text", "text").row(rebuild, athlete.gym(), athlete.id());
    }

    /** Deletes the staged rows of all rebuilds. */
    public static void clear(Connection connection) throws SQLException {
        Sql.change(connection, "truncate rebuild_log_event, rebuild_log_offset");
    }
}
