package topset.store.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.Sql;

/**
 * An operator sends a refused message again or drops it. In both cases the athlete's waiting later messages are sent
 * too. A message has the same id in the table of refused messages as in the outbox. So when it returns to the outbox, it
 * is before all later messages of its athlete.
 */
public final class RefusedMessages {

    /**
     * Serialises all changes of refused messages until the end of the transaction, whose first statement it is. Without
     * this lock, a message could be moved to the refused messages because it waits behind one of them, while that
     * refused message returns to the outbox. Then the moved message would never be sent.
     */
    public static final String LOCK = "SELECT pg_advisory_xact_lock(1, 1)";

    private static final String LIST = """
        SELECT r.id, r.topic, r.key, r.partition_key, r.reason, r.refused_at, r.headers->>'ce_id',
            coalesce(octet_length(r.value), 0),
            (SELECT count(*) FROM refused_message b WHERE NOT r.compacted AND NOT b.compacted
                AND b.partition_key = r.partition_key AND b.topic = r.topic AND b.id <> r.id)
        FROM refused_message r WHERE r.reason <> 'BEHIND' AND r.id > ? AND r.topic = coalesce(?, r.topic)
        ORDER BY r.id LIMIT ?\
        """;

    private static final String ONE =
            "SELECT topic, partition_key, compacted FROM refused_message WHERE id = ? AND reason <> 'BEHIND'";

    private static final String DROP = """
        WITH gone AS (DELETE FROM refused_message WHERE id = ? AND reason <> 'BEHIND' RETURNING *)
        INSERT INTO dropped_message (topic, key, event_id, refusal, reason, operator)
        SELECT topic, key, headers->>'ce_id', reason, ?, ? FROM gone\
        """;

    /**
     * For a log topic: moves back the refused and the waiting messages of a partition key. For a compacted topic: moves
     * back the message with the id; but if the outbox has a newer message with the same key, only deletes it. If a newer
     * message was already sent, the refused message no longer exists.
     */
    private static final String BACK = """
        WITH back AS (DELETE FROM refused_message r WHERE r.topic = ? AND r.partition_key = ? AND r.compacted = ?
            AND (NOT r.compacted OR r.id = ?) RETURNING *)
        INSERT INTO outbox (id, topic, key, partition_key, headers, value, compacted) OVERRIDING SYSTEM VALUE
        SELECT id, topic, key, partition_key, headers, value, compacted FROM back b WHERE NOT b.compacted
            OR NOT EXISTS (SELECT FROM outbox o WHERE o.topic = b.topic AND o.key = b.key AND o.id > b.id)\
        """;

    private static final int PAGE = 500;

    private final EventStore store;

    public RefusedMessages(EventStore store) {
        this.store = store;
    }

    /**
     * A message that its topic refused, as operators read it.
     *
     * @param id ascends in the order of the messages
     * @param athlete not shown in answers; null if the key names no athlete, which is possible for a dead letter
     * @param behind how many messages of the same athlete wait behind this message
     */
    public record RefusedMessage(
            long id,
            String topic,
            String key,
            @JsonIgnore @Nullable Athlete athlete,
            String reason,
            OffsetDateTime refusedAt,
            @Nullable String eventId,
            int bytes,
            long behind) {}

    private record Queue(String topic, String partitionKey, boolean compacted) {}

    /** Without messages that only wait behind a refused message. */
    public List<RefusedMessage> list(long after, int limit) {
        return list(after, null, limit);
    }

    private List<RefusedMessage> list(long after, @Nullable String topic, int limit) {
        return store.query(connection -> Sql.list(
                connection,
                LIST,
                row -> new RefusedMessage(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        athlete(row.getString(4)),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class),
                        row.getString(7),
                        row.getInt(8),
                        row.getLong(9)),
                after,
                topic,
                limit));
    }

    /**
     * Sends the message again, and those that wait behind it.
     *
     * @return the number of messages that were moved to the outbox; empty if there is no such refused message
     */
    public OptionalLong retry(long id) {
        return change(id, connection -> 0);
    }

    /**
     * Sends all refused messages again, with the messages that wait behind them.
     *
     * @param topic the only topic whose messages are sent; null means all topics
     * @return the number of messages that were moved to the outbox
     */
    public long retryAll(@Nullable String topic) {
        long again = 0;
        long after = 0;
        while (true) {
            List<RefusedMessage> page = list(after, topic, PAGE);
            for (RefusedMessage each : page) {
                again += retry(each.id()).orElse(0);
                after = each.id();
            }
            if (page.size() < PAGE) {
                return again;
            }
        }
    }

    /**
     * Deletes the message permanently, and sends those that waited behind it.
     *
     * @return the number of messages that were moved to the outbox; empty if there is no such refused message
     */
    public OptionalLong drop(long id, String reason, String operator) {
        return change(id, connection -> Sql.change(connection, DROP, id, reason, operator));
    }

    private OptionalLong change(long id, Query<Integer> change) {
        Optional<Queue> found = store.query(connection -> queue(connection, id));
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        Queue queue = found.get();
        // No newer message of the athlete can be inserted into the outbox before the refused and waiting ones return.
        var athlete = athlete(queue.partitionKey());
        return store.run(athlete == null ? List.of() : List.of(athlete), transaction -> {
            Connection connection = transaction.connection();
            Sql.exists(connection, LOCK);
            if (queue(connection, id).isEmpty()) {
                return OptionalLong.empty();
            }
            change.run(connection);
            return OptionalLong.of(
                    Sql.change(connection, BACK, queue.topic(), queue.partitionKey(), queue.compacted(), id));
        });
    }

    private static Optional<Queue> queue(Connection connection, long id) throws SQLException {
        return Sql.first(connection, ONE, row -> new Queue(row.getString(1), row.getString(2), row.getBoolean(3)), id);
    }

    private static @Nullable Athlete athlete(String partitionKey) {
        int end = partitionKey.indexOf('/');
        return end < 0 ? null : new Athlete(partitionKey.substring(0, end), partitionKey.substring(end + 1));
    }
}
