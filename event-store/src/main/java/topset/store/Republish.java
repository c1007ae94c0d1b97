package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publishes stored events again: the store is the truth, Kafka its publication. Each message is the same as the first time, id and number
 * included, so whoever has it drops it. One athlete after the other, under the athlete's lock: what is published again stands in the outbox
 * in order, and before anything the athlete does meanwhile.
 *
 * <p>A feed that names another topic fills a topic of a subscriber's own.
 */
public final class Republish {

    private static final String SINCE = " FROM event e WHERE e.sequence IS NOT NULL AND e.position >= ?"
            + " AND e.recorded_at >= coalesce(?::timestamptz, '-infinity')";

    private final EventStore store;
    private final Feed feed;

    /**
     * @param store the events and the outbox
     * @param feed makes the messages
     */
    public Republish(EventStore store, Feed feed) {
        this.store = store;
        this.feed = feed;
    }

    /**
     * Publishes what stands at that position or after it.
     *
     * @param only this athlete, or null for all
     * @return how many messages went to the outbox
     */
    public long fromPosition(long position, @Nullable Athlete only) {
        return publish(position, null, only);
    }

    /**
     * Publishes what was recorded at that time or later, by the database's clock.
     *
     * @param only this athlete, or null for all
     * @return how many messages went to the outbox
     */
    public long fromTime(OffsetDateTime recordedAt, @Nullable Athlete only) {
        return publish(0, recordedAt, only);
    }

    private long publish(long position, @Nullable OffsetDateTime time, @Nullable Athlete only) {
        List<Athlete> athletes = only != null
                ? List.of(only)
                : store.transact(List.of(), transaction -> athletes(transaction.connection(), position, time));
        long messages = 0;
        for (Athlete athlete : athletes) {
            messages += store.transact(List.of(athlete), List.of(), 0, transaction -> {
                var again = new ArrayList<OutgoingMessage>();
                for (RecordedEvent event : events(transaction.connection(), position, time, athlete)) {
                    again.addAll(feed.messages(event));
                }
                transaction.publish(again);
                return again.size();
            });
        }
        return messages;
    }

    private static List<Athlete> athletes(Connection connection, long position, @Nullable OffsetDateTime time)
            throws SQLException {
        var athletes = new ArrayList<Athlete>();
        String sql = "SELECT e.gym, e.athlete" + SINCE + " GROUP BY e.gym, e.athlete ORDER BY e.gym, e.athlete";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            statement.setObject(2, time);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    athletes.add(new Athlete(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return athletes;
    }

    private static List<RecordedEvent> events(
            Connection connection, long position, @Nullable OffsetDateTime time, Athlete athlete) throws SQLException {
        var events = new ArrayList<RecordedEvent>();
        String sql = "SELECT " + EventRows.COLUMNS + SINCE + " AND e.gym = ? AND e.athlete = ? ORDER BY e.sequence";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            statement.setObject(2, time);
            statement.setString(3, athlete.gym());
            statement.setString(4, athlete.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(EventRows.read(rows));
                }
            }
        }
        return events;
    }
}
