package topset.store.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.Sql;
import topset.store.append.EventRows;
import topset.store.append.Tx;

/**
 * Publishes stored events again, for example to fill a subscriber's own topic. Each repeated message equals the
 * original, including id and sequence number, so a receiver drops a message that it already has. The athletes are
 * processed one after the other, each under its lock, so the repeated messages are in the outbox in order, and before
 * the athlete's new messages.
 */
public final class Republish {

    private static final String SINCE = " FROM event e WHERE e.sequence IS NOT NULL AND e.position >= ?"
            + " AND e.recorded_at >= coalesce(?::timestamptz, '-infinity')";

    private static final String NEXT_ATHLETE = "SELECT e.gym, e.athlete FROM event e"
            + " WHERE (e.gym, e.athlete) > (?, ?) AND e.sequence IS NOT NULL ORDER BY e.gym, e.athlete, e.sequence LIMIT 1";

    private final EventStore store;
    private final Messages messages;
    private final Predicate<OutgoingMessage> trial;

    /**
     * The first event to publish again.
     *
     * @param time of recording, by the database's clock; null means any time
     */
    public record From(long position, @Nullable OffsetDateTime time) {
        public static From position(long position) {
            return new From(position, null);
        }

        public static From time(OffsetDateTime recordedAt) {
            return new From(0, recordedAt);
        }
    }

    /** Makes messages from all events of an athlete together, such as the newest states of a compacted topic. */
    @FunctionalInterface
    public interface Messages {

        static Messages each(Feed feed) {
            return (transaction, athlete, events) -> events.stream()
                    .flatMap(event -> feed.messages(event).stream())
                    .toList();
        }

        /**
         * In order. The transaction holds the athlete's lock. There is at least one event, and they are in order too.
         */
        List<OutgoingMessage> of(Tx transaction, Athlete athlete, List<RecordedEvent> events) throws SQLException;
    }

    /**
     * @param trial sends the first message directly to Kafka, see {@link TopicTrial#send}; false means that it must be
     * inserted into the outbox too
     */
    public Republish(EventStore store, Messages messages, Predicate<OutgoingMessage> trial) {
        this.store = store;
        this.messages = messages;
        this.trial = trial;
    }

    /**
     * A null {@code gym} means all athletes, a null {@code athleteId} all athletes of the gym.
     *
     * @throws TopicTrial.TopicTrialException if the topic does not accept the first message; then no message was published
     */
    public long publish(From start, @Nullable String gym, @Nullable String athleteId) {
        if (gym != null && athleteId != null) {
            return publish(start, new Athlete(gym, athleteId), true);
        }
        long published = 0;
        var next = next(new Athlete(gym == null ? "" : gym, ""));
        while (next.isPresent() && (gym == null || gym.equals(next.get().gym()))) {
            published += publish(start, next.get(), published == 0);
            next = next(next.get());
        }
        return published;
    }

    private Optional<Athlete> next(Athlete after) {
        return store.query(connection ->
                Sql.first(connection, NEXT_ATHLETE, row -> new Athlete(row.getString(1), row.getString(2)), after));
    }

    private long publish(From start, Athlete athlete, boolean first) {
        return store.run(List.of(athlete), transaction -> {
            List<RecordedEvent> events = events(transaction.connection(), start, athlete);
            List<OutgoingMessage> again =
                    events.isEmpty() ? List.<OutgoingMessage>of() : messages.of(transaction, athlete, events);
            boolean sent = first && !again.isEmpty() && trial.test(again.getFirst());
            again.subList(sent ? 1 : 0, again.size()).forEach(transaction::message);
            return again.size();
        });
    }

    private static List<RecordedEvent> events(Connection connection, From start, Athlete athlete) throws SQLException {
        String sql = "SELECT " + EventRows.COLUMNS + SINCE + " AND e.gym = ? AND e.athlete = ? ORDER BY e.sequence";
        return Sql.list(connection, sql, EventRows::read, start.position(), start.time(), athlete);
    }
}
