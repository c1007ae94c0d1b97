package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relay's side of the outbox, on one connection; no transaction is ever left open on it. */
final class OutboxConnection implements AutoCloseable {

    /** Locks in the two-integer form cannot meet the athletes' 64-bit ones. The first number says for what: 1 is the relay. */
    private static final String TRY_LEAD = "SELECT pg_try_advisory_lock(1, 0)";

    /** A thousand messages are some megabytes; of long ones fewer are read at a time, and always one. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String READ = """
            SELECT id, (extract(epoch FROM clock_timestamp() - created_at) * 1000)::bigint,
                topic, key, partition_key, headers, value, compacted
            FROM (SELECT first.*, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING)
                    - coalesce(octet_length(value), 0) AS before
                FROM (SELECT * FROM outbox WHERE NOT compacted OR ? ORDER BY id LIMIT ?) AS first) AS sized
            WHERE before < ? ORDER BY id""";

    private final Connection connection;

    OutboxConnection(Connection connection) {
        this.connection = connection;
    }

    boolean tryLead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LEAD);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    void heartbeat() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            statement.execute();
        }
    }

    /** Since when the oldest message waits. */
    @Nullable
    Instant oldest() throws SQLException {
        List<OutboxMessage> first = read(true, 1);
        return first.isEmpty() ? null : first.getFirst().since();
    }

    /**
     * The first messages, in order, as many as fit a service's memory.
     *
     * @param compacted whether those for compacted topics are among them
     */
    List<OutboxMessage> read(boolean compacted, int limit) throws SQLException {
        var messages = new ArrayList<OutboxMessage>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setBoolean(1, compacted);
            statement.setInt(2, limit);
            statement.setInt(3, MOST_BYTES);
            try (ResultSet rows = statement.executeQuery()) {
                Instant now = Instant.now();
                while (rows.next()) {
                    Instant since = now.minus(rows.getLong(2), ChronoUnit.MILLIS);
                    messages.add(new OutboxMessage(rows.getLong(1), since, message(rows)));
                }
            }
        }
        return messages;
    }

    private static OutgoingMessage message(ResultSet row) throws SQLException {
        return new OutgoingMessage(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                HeadersJson.read(row.getString(6)),
                row.getBytes(7),
                row.getBoolean(8));
    }

    /** Exactly these: a lower id may still be on its way from a transaction that is not committed. */
    void delete(List<OutboxMessage> messages) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            SqlArrays.number(statement, 1, messages, OutboxMessage::id);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
