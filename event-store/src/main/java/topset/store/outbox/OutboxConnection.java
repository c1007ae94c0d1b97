package topset.store.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.OutgoingMessage;
import topset.store.RoundTrip;
import topset.store.Sql;

/** No transaction stays open between two calls. */
final class OutboxConnection implements AutoCloseable {

    /**
     * Advisory locks with two integers cannot collide with the athletes' 64-bit locks. The first integer is the purpose
     * of the lock: 1 means the relay.
     */
    private static final String TRY_LEAD = "SELECT pg_try_advisory_lock(1, 0)";

    /** Of one read; a single longer message is returned alone. A thousand usual messages need a few megabytes. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final RoundTrip.Values MOST = new RoundTrip.Values("int4").row(MOST_BYTES);

    private static final String READ_FROM = """
        SELECT id, (extract(epoch FROM clock_timestamp() - created_at) * 1000)::bigint,
            topic, key, partition_key, headers, value, compacted,
            NOT compacted AND EXISTS (SELECT FROM refused_message r
                WHERE r.partition_key = sized.partition_key AND r.topic = sized.topic AND NOT r.compacted)
        FROM (SELECT first.*, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING)
                - coalesce(octet_length(value), 0) AS before
            FROM (%s) AS first) AS sized
        WHERE before < (?::int4[])[1] ORDER BY id\
        """;

    private static final String READ = READ_FROM.formatted(
            "SELECT * FROM outbox WHERE NOT compacted OR (?::bool[])[1] ORDER BY id LIMIT (?::int4[])[1]");

    /**
     * Selects each topic separately, by the index on topic and id. So the query does not scan the rows of excluded
     * topics, which may be millions of older rows.
     */
    private static final String READ_OTHER_TOPICS = READ_FROM.formatted("""
        WITH RECURSIVE topics AS (
            (SELECT topic FROM outbox ORDER BY topic LIMIT 1)
            UNION ALL
            SELECT n.topic FROM topics t CROSS JOIN LATERAL (
                SELECT o.topic FROM outbox o WHERE o.topic > t.topic ORDER BY o.topic LIMIT 1) n)
        SELECT o.* FROM topics t CROSS JOIN LATERAL (SELECT * FROM outbox o
            WHERE o.topic = t.topic AND (NOT o.compacted OR (?::bool[])[1]) ORDER BY o.id LIMIT (?::int4[])[1]) o
        WHERE t.topic <> ALL (?::text[]) ORDER BY o.id LIMIT (?::int4[])[1]\
        """);

    private static final String READ_TOPIC =
            READ_FROM.formatted("SELECT * FROM outbox WHERE topic = (?::text[])[1] ORDER BY id LIMIT (?::int4[])[1]");

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?::int8[])";

    /**
     * If a message is the state of a key on a compacted topic, also deletes the refused older state of this key. One
     * statement does both, so that a concurrent retry by an operator never sees both states.
     */
    private static final String DELETE_AND_REPLACE = """
        WITH sent AS (DELETE FROM outbox WHERE id = ANY (?::int8[]) RETURNING topic, key, partition_key, compacted)
        DELETE FROM refused_message r USING sent s
        WHERE s.compacted AND r.compacted AND r.partition_key = s.partition_key AND r.topic = s.topic AND r.key = s.key\
        """;

    private static final String SET_ASIDE = """
        WITH gone AS (DELETE FROM outbox o WHERE o.id = (?::int8[])[1] RETURNING *),
        older AS (DELETE FROM refused_message r USING gone g
            WHERE g.compacted AND r.compacted AND r.partition_key = g.partition_key AND r.topic = g.topic AND r.key = g.key)
        INSERT INTO refused_message (id, topic, key, partition_key, headers, value, compacted, reason)
        SELECT id, topic, key, partition_key, headers, value, compacted, (?::text[])[1] FROM gone\
        """;

    /** Does nothing if the refused message of the athlete has already returned to the outbox. */
    private static final String HOLD_BACK = """
        WITH gone AS (DELETE FROM outbox o WHERE o.id = ANY (?::int8[]) AND EXISTS (SELECT FROM refused_message r
            WHERE r.partition_key = o.partition_key AND r.topic = o.topic AND NOT r.compacted) RETURNING *)
        INSERT INTO refused_message (id, topic, key, partition_key, headers, value, compacted, reason)
        SELECT id, topic, key, partition_key, headers, value, compacted, 'BEHIND' FROM gone\
        """;

    private final Connection connection;

    private OutboxConnection(Connection connection) {
        this.connection = connection;
    }

    /** Does not use the pool, because the relay's advisory lock lives as long as the connection. */
    static OutboxConnection open(String jdbcUrl, String user, String password, String application) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        var connection = new OutboxConnection(DriverManager.getConnection(jdbcUrl, properties));
        try {
            // A deletion that a crash loses only sends the message again, so deletions need not wait for the flush to
            // disk. With generic plans PostgreSQL always reads the outbox by its primary key (ADR 0132).
            Sql.change(
                    connection.connection,
                    "SET idle_session_timeout = '5s'; SET synchronous_commit = off;"
                            + " SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }

    boolean tryLead() throws SQLException {
        return Sql.one(connection, TRY_LEAD, row -> row.getBoolean(1));
    }

    void heartbeat() throws SQLException {
        Sql.exists(connection, "SELECT 1");
    }

    @Nullable
    Instant oldest() throws SQLException {
        List<OutboxMessage> first = deleteAndRead(List.of(), Set.of(), true, 1);
        return first.isEmpty() ? null : first.getFirst().since();
    }

    /**
     * Deletes messages that were sent, and reads others, in one round trip and one commit. Reads in order, limited by
     * number and by bytes.
     *
     * @param topics whose messages are not read
     * @param compacted whether to read messages for compacted topics
     */
    List<OutboxMessage> deleteAndRead(List<OutboxMessage> sent, Set<String> topics, boolean compacted, int limit)
            throws SQLException {
        var messages = new ArrayList<OutboxMessage>();
        var first = new RoundTrip.Values("bool", "int4").row(compacted, limit);
        var others = new RoundTrip.Values("text");
        topics.forEach(others::row);
        var roundTrip = deletion(sent);
        if (topics.isEmpty()) {
            roundTrip.query(READ, List.of(first, MOST), row -> messages.add(message(row)));
        } else {
            var all = new RoundTrip.Values("int4", "int4").row(limit, MOST_BYTES);
            roundTrip.query(READ_OTHER_TOPICS, List.of(first, others, all), row -> messages.add(message(row)));
        }
        roundTrip.run(connection);
        return messages;
    }

    /** Whether a read may have left out messages because of their bytes. */
    static boolean isFull(List<OutboxMessage> read) {
        return read.stream().mapToLong(each -> each.message().bytes()).sum() >= MOST_BYTES;
    }

    List<OutboxMessage> readOf(String topic, int limit) throws SQLException {
        var messages = new ArrayList<OutboxMessage>();
        var first = new RoundTrip.Values("text", "int4").row(topic, limit);
        new RoundTrip()
                .query(READ_TOPIC, List.of(first, MOST), row -> messages.add(message(row)))
                .run(connection);
        return messages;
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        var message = new OutgoingMessage(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                HeadersJson.read(row.getString(6)),
                row.getBytes(7),
                row.getBoolean(8));
        var since = Instant.now().minus(row.getLong(2), ChronoUnit.MILLIS);
        return new OutboxMessage(row.getLong(1), since, row.getBoolean(9), message);
    }

    /** Must not delete all rows with lower ids: a lower id may belong to a transaction that is not committed yet. */
    void delete(List<OutboxMessage> messages) throws SQLException {
        deletion(messages).run(connection);
    }

    private static RoundTrip deletion(List<OutboxMessage> messages) {
        var replaces = messages.stream().anyMatch(row -> row.message().compacted());
        return new RoundTrip().change(replaces ? DELETE_AND_REPLACE : DELETE, ids(messages));
    }

    private static RoundTrip.Values ids(List<OutboxMessage> messages) {
        var ids = new RoundTrip.Values("int8");
        messages.forEach(message -> ids.row(message.id()));
        return ids;
    }

    /** Moves a refused message to the table of refused messages. */
    void setAside(OutboxMessage refused, Refusal why) throws SQLException {
        moveToRefused(SET_ASIDE, new RoundTrip.Values("int8", "text").row(refused.id(), why.name()));
    }

    /** Holds back those of the messages that must wait, and returns the others. */
    List<OutboxMessage> withoutHeld(List<OutboxMessage> read) throws SQLException {
        List<OutboxMessage> held = read.stream().filter(OutboxMessage::held).toList();
        if (!held.isEmpty()) {
            moveToRefused(HOLD_BACK, ids(held));
        }
        return read.stream().filter(row -> !row.held()).toList();
    }

    /** One transaction. */
    private void moveToRefused(String change, RoundTrip.Values values) throws SQLException {
        new RoundTrip()
                .query(RefusedMessages.LOCK, List.of(), row -> {})
                .change(change, values)
                .run(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
