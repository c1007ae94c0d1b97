package topset.store.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * A message has the same id in this table as in the outbox. So when it returns to the outbox, it is before all later
 * messages of its athlete.
 */
public final class RefusedRows {

    /**
     * Serialises all changes of refused messages until the end of the transaction. Without this lock, a message could
     * be moved to the refused messages because it waits behind one of them, while that refused message returns to the
     * outbox. Then the moved message would never be sent.
     */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(1, 1)";

    private static final String SET_ASIDE = """
        WITH gone AS (DELETE FROM outbox o WHERE o.id = (?::int8[])[1] RETURNING *),
        older AS (DELETE FROM refused_message r USING gone g
            WHERE g.compacted AND r.compacted AND r.partition_key = g.partition_key AND r.topic = g.topic AND r.key = g.key)
        INSERT INTO refused_message (id, topic, key, partition_key, headers, value, compacted, reason)
        SELECT id, topic, key, partition_key, headers, value, compacted, (?::text[])[1] FROM gone\
        """;

    private static final String HOLD_BACK = """
        WITH gone AS (DELETE FROM outbox o WHERE o.id = ANY (?::int8[]) AND EXISTS (SELECT FROM refused_message r
            WHERE r.partition_key = o.partition_key AND r.topic = o.topic AND NOT r.compacted) RETURNING *)
        INSERT INTO refused_message (id, topic, key, partition_key, headers, value, compacted, reason)
        SELECT id, topic, key, partition_key, headers, value, compacted, 'BEHIND' FROM gone\
        """;

    private static final String INSERT_AGAIN = """
        INSERT INTO outbox (id, topic, key, partition_key, headers, value, compacted) OVERRIDING SYSTEM VALUE
        SELECT id, topic, key, partition_key, headers, value, compacted FROM back b\
        """;

    private static final String BACK = """
        WITH back AS (DELETE FROM refused_message r WHERE r.partition_key = ? AND r.topic = ? AND NOT r.compacted RETURNING *)
        """ + INSERT_AGAIN;

    /**
     * If the outbox has a newer message with the same key, the refused message is only deleted. If a newer message was
     * already sent, the refused message no longer exists.
     */
    private static final String STATE_BACK = """
        WITH back AS (DELETE FROM refused_message r WHERE r.id = ? AND r.compacted RETURNING *)
        """ + INSERT_AGAIN + """
        WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.topic = b.topic AND o.key = b.key AND o.id > b.id)\
        """;

    private static final String FORGET = """
        WITH held AS (SELECT DISTINCT r.topic FROM refused_message r WHERE r.partition_key = ? AND NOT r.compacted),
        gone AS (DELETE FROM refused_message r WHERE r.partition_key = ? RETURNING r.topic, r.headers),
        behind AS (DELETE FROM outbox o USING held h WHERE o.topic = h.topic AND o.partition_key = ?
            RETURNING o.topic, o.headers)
        SELECT f.topic, min((f.headers->>'ce_athletesequence')::bigint)
        FROM (SELECT * FROM gone UNION ALL SELECT * FROM behind) f GROUP BY f.topic\
        """;

    private RefusedRows() {}

    /** Must be the first call of a transaction that changes refused messages. */
    public static void lock(Connection connection) throws SQLException {
        Sql.exists(connection, LOCK);
    }

    /** Is one transaction. */
    static RoundTrip setAside(OutboxMessage refused, Refusal why) {
        return locked(SET_ASIDE, new RoundTrip.Values("int8", "text").row(refused.id(), why.name()));
    }

    /** Is one transaction. */
    static RoundTrip holdBack(List<OutboxMessage> held) {
        var ids = new RoundTrip.Values("int8");
        held.forEach(message -> ids.row(message.id()));
        return locked(HOLD_BACK, ids);
    }

    private static RoundTrip locked(String change, RoundTrip.Values values) {
        return new RoundTrip().query(LOCK, List.of(), row -> {}).change(change, values);
    }

    /** For a log topic: moves back the refused and the waiting messages of a partition key, and counts them. */
    static int back(Connection connection, String topic, String partitionKey) throws SQLException {
        return Sql.change(connection, BACK, partitionKey, topic);
    }

    static int stateBack(Connection connection, long id) throws SQLException {
        return Sql.change(connection, STATE_BACK, id);
    }

    /**
     * Also deletes the messages in the outbox that wait behind the refused ones.
     *
     * @return for each topic, the lowest sequence number of a deleted message; messages without a sequence number are
     * ignored
     */
    public static Map<String, Long> forget(Connection connection, String partitionKey) throws SQLException {
        var lowest = new HashMap<String, Long>();
        Sql.each(
                connection,
                FORGET,
                row -> {
                    long sequence = row.getLong(2);
                    if (!row.wasNull()) {
                        lowest.put(row.getString(1), sequence);
                    }
                },
                partitionKey,
                partitionKey,
                partitionKey);
        return lowest;
    }
}
