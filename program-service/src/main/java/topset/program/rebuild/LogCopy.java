package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.inbox.Incoming;

/**
 * The copy of the session topic that a run of a rebuild makes in the table {@code rebuild_log_event}. The next run
 * replaces it. Then the run that made the copy ends, because it can neither add events nor write what it has read.
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

    /** Limited because the events and the resulting sets are held in memory. */
    private static final int MOST_EVENTS = 2 * Limits.SETS_AT_ONCE;

    private static final int MOST_BYTES = 128 * 1024 * 1024;

    private static final String OF_ATHLETE = " from rebuild_log_event where gym = ? and athlete = ?";

    private LogCopy() {}

    record Copied(int topic, int partition, long position, Incoming event) {}

    static RoundTrip add(List<Copied> events) {
        var rows =
                new RoundTrip.Values("text", "text", "int2", "int4", "int8", "int8", "text", "text", "text", "bytea");
        for (var each : events) {
            var event = each.event();
            var recordedAt = event.headers().get(Incoming.RECORDED_AT);
            rows.row(
                    event.athlete().gym(),
                    event.athlete().id(),
                    each.topic(),
                    each.partition(),
                    each.position(),
                    event.sequence(),
                    event.eventId(),
                    event.type(),
                    recordedAt == null ? null : recordedAt.replace('\0', '\uFFFD'),
                    event.value());
        }
        return new RoundTrip().change(ADD, rows);
    }

    /** Throws an {@link IllegalStateException} if there are too many events to hold in memory. */
    static List<Copied> events(Connection connection, Athlete athlete) throws SQLException {
        Sql.each(
                connection,
                "select count(*), coalesce(sum(octet_length(value)), 0)" + OF_ATHLETE,
                row -> {
                    if (row.getLong(1) > MOST_EVENTS || row.getLong(2) > MOST_BYTES) {
                        throw new IllegalStateException(
                                "the log has %d events with %d bytes; at most %d events and %d bytes are allowed"
                                        .formatted(row.getLong(1), row.getLong(2), MOST_EVENTS, MOST_BYTES));
                    }
                },
                athlete.gym(),
                athlete.id());
        return Sql.list(
                connection,
                "select *" + OF_ATHLETE + " order by topic, partition, position",
                row -> {
                    var recordedAt = row.getString("recorded_at");
                    var event = new Incoming(
                            athlete,
                            row.getLong("sequence"),
                            row.getString("event_id"),
                            row.getString("type"),
                            recordedAt == null ? Map.of() : Map.of(Incoming.RECORDED_AT, recordedAt),
                            row.getBytes("value"));
                    return new Copied(row.getInt("topic"), row.getInt("partition"), row.getLong("position"), event);
                },
                athlete.gym(),
                athlete.id());
    }

    static RoundTrip clear() {
        return new RoundTrip().change("truncate rebuild_log_event");
    }
}
