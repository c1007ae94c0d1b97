package topset.store.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import topset.store.OutgoingMessage;
import topset.store.SqlArrays;
import topset.store.append.HeadersJson;

/** Inserts messages into the outbox table. */
public final class OutboxRows {

    /**
     * Inserts messages into the outbox table. The parameters are six arrays, one array for each column. The sort makes
     * the ids ascend in the order of the messages.
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

    /**
     * Binds the messages to the six array parameters of {@link #INSERT}. {@code first} is the index of the first
     * parameter.
     */
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
     * Replaces U+0000 in a message key, because PostgreSQL text cannot store this character. Only the dead letter of a
     * message from another producer can have such a key.
     */
    private static String storable(String key) {
        return key.replace('\0', '\uFFFD');
    }
}
