package topset.store.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import topset.store.OutgoingMessage;
import topset.store.SqlArrays;
import topset.store.append.HeadersJson;

/** Inserts rows into the outbox table. */
public final class OutboxRows {

    /**
     * Inserts messages. The parameters are six arrays, one for each column. The sort makes ids ascend in the order of
     * the messages.
     */
    public static final String INSERT = """
            INSERT INTO outbox (topic, key, partition_key, headers, value, compacted)
            SELECT topic, key, partition_key, headers::json, value, compacted
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::boolean[]) WITH ORDINALITY
                AS m(topic, key, partition_key, headers, value, compacted, n)
            ORDER BY n""";

    private OutboxRows() {}

    public static void insert(Connection connection, List<OutgoingMessage> messages) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bind(statement, 1, messages);
            statement.executeUpdate();
        }
    }

    /** Sets the six parameters of {@link #INSERT}, starting at that index. */
    public static void bind(PreparedStatement statement, int first, List<OutgoingMessage> messages)
            throws SQLException {
        SqlArrays.text(statement, first, messages, OutgoingMessage::topic);
        SqlArrays.text(statement, first + 1, messages, m -> storable(m.key()));
        SqlArrays.text(statement, first + 2, messages, m -> storable(m.partitionKey()));
        SqlArrays.text(statement, first + 3, messages, m -> HeadersJson.write(m.headers()));
        SqlArrays.bytes(statement, first + 4, messages, OutgoingMessage::value);
        SqlArrays.bool(statement, first + 5, messages, OutgoingMessage::compacted);
    }

    /**
     * Replaces NUL in a key, which PostgreSQL cannot store. Only the key of a foreign message, in a dead letter, can
     * contain NUL.
     */
    private static String storable(String key) {
        return key.replace('\0', '\uFFFD');
    }
}
