package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.inbox.Incoming;

/**
 * The copy of the session topic that a run of a rebuild makes in the table {@code rebuild_log_event}. The table {@code
 * rebuild_log_copy} has the id of the newest copy. A crash of PostgreSQL empties both tables, and the next run replaces
 * the copy. Then the run that made this copy can neither add nor read events.
 */
final class LogCopy {
    /** The value of the column {@code topic} for events of the session topic. */
    static final int SESSION_TOPIC = 0;

    /** The value of the column {@code topic} for events of a topic that an operator has named. */
    static final int TOPIC_BEFORE = -1;

    private static final String ADD =
            "insert into rebuild_log_event (gym, athlete, topic, partition, position, sequence, event_id, type,"
                    + " recorded_at, value) select * from unnest(?::text[], ?::text[], ?::int2[], ?::int[], ?::int8[],"
                    + " ?::int8[], ?::text[], ?::text[], ?::text[], ?::bytea[])";

    private static final int ADDED_AT_ONCE = 1_000;

    private static final String IS_NEWEST = "select exists (select from rebuild_log_copy c where c.id = w.id) as newest"
            + " from unnest(?::uuid[]) w(id)";

    /**
     * The largest number of one athlete's events that a rebuild reads, because the events and the resulting sets are
     * held in memory.
     */
    private static final int MOST_EVENTS = 2 * Limits.SETS_AT_ONCE;

    private static final int MOST_BYTES = 128 * 1024 * 1024;

    private static final String WHOSE = " from rebuild_log_event e join unnest(?::text[], ?::text[]) w(gym, athlete)"
            + " on e.gym = w.gym and e.athlete = w.athlete";

    private static final String SIZE =
            "select count(*) as events, coalesce(sum(octet_length(e.value)), 0) as bytes" + WHOSE;

    private static final String READ = "select e.*" + WHOSE + " order by e.topic, e.partition, e.position";

    private final UUID id = UUID.randomUUID();

    /** A session event, and where the rebuild has read it. */
    record Copied(int topic, int partition, long position, Incoming event) {
        private @Nullable String recordedAt() {
            var text = event.headers().get(Incoming.RECORDED_AT);
            return text == null ? null : text.replace('\0', '\uFFFD');
        }

        /**
         * Whether the event precedes an erasure of its athlete in the log. An event with a higher sequence number does
         * too if it was recorded before the erasure: the session service's database was restored from a backup in
         * between.
         */
        boolean precedes(Copied erasure) {
            var isRead = topic == erasure.topic ? position < erasure.position : topic < erasure.topic;
            return isRead && (event.sequence() < erasure.event.sequence() || isEarlier(erasure.event.recordedAt()));
        }

        private boolean isEarlier(@Nullable Instant than) {
            var recordedAt = event.recordedAt();
            return than != null && recordedAt != null && recordedAt.isBefore(than);
        }
    }

    /**
     * Replaces the copy of another run by this one, which is empty.
     *
     * @throws RebuildAborted if the rebuild has ended
     */
    void begin(Connection connection, UUID rebuild) throws SQLException {
        RebuildTable.require(connection, rebuild);
        clear(connection);
        Sql.change(connection, "insert into rebuild_log_copy (id) values (?)", id);
    }

    /**
     * Adds session events.
     *
     * @throws RebuildAborted if this is no longer the newest copy
     */
    void add(Connection connection, List<Copied> events) throws SQLException {
        var check = new RoundTrip();
        requireNewest(check);
        check.run(connection);
        for (int from = 0; from < events.size(); from += ADDED_AT_ONCE) {
            var rows = new RoundTrip.Values(
                    "text", "text", "int2", "int4", "int8", "int8", "text", "text", "text", "bytea");
            for (var each : events.subList(from, Math.min(events.size(), from + ADDED_AT_ONCE))) {
                var event = each.event();
                rows.row(
                        event.athlete().gym(),
                        event.athlete().id(),
                        each.topic(),
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

    /**
     * Adds a query to a round trip, which checks that no event of this copy is lost. If it runs after others that read
     * events, it also checks that these events still existed.
     *
     * @throws RebuildAborted from the round trip, if this is no longer the newest copy
     */
    void requireNewest(RoundTrip roundTrip) {
        roundTrip.query(IS_NEWEST, new RoundTrip.Values("uuid").row(id), row -> {
            if (!row.getBoolean("newest")) {
                throw new RebuildAborted("the events that were read from the log were lost; the log is read again");
            }
        });
    }

    /**
     * Adds a query to a round trip that counts an athlete's events. The round trip fails if there are too many events
     * to hold in memory, so it must run before the one that reads the {@link #events}.
     */
    void requireFewEvents(RoundTrip roundTrip, Athlete athlete) {
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

    /** Adds a query for an athlete's events, in the order of the topics, to a round trip. */
    void events(RoundTrip roundTrip, Athlete athlete, Consumer<Copied> events) {
        roundTrip.query(READ, whose(athlete), row -> {
            var recordedAt = row.getString("recorded_at");
            var event = new Incoming(
                    athlete,
                    row.getLong("sequence"),
                    row.getString("event_id"),
                    row.getString("type"),
                    recordedAt == null ? Map.of() : Map.of(Incoming.RECORDED_AT, recordedAt),
                    row.getBytes("value"));
            events.accept(new Copied(row.getInt("topic"), row.getInt("partition"), row.getLong("position"), event));
        });
        requireNewest(roundTrip);
    }

    private static RoundTrip.Values whose(Athlete athlete) {
        return new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
    }

    /** Deletes the copy of every run. */
    static void clear(Connection connection) throws SQLException {
        Sql.change(connection, "truncate rebuild_log_event, rebuild_log_copy");
    }
}
