package topset.store.outbox;

import java.util.List;
import topset.store.OutgoingMessage;
import topset.store.RoundTrip;
import topset.store.append.HeadersJson;

/** The statement that inserts messages into the outbox table. */
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

    /** Returns the messages as the parameters of {@link #INSERT}. */
    public static RoundTrip.Values values(List<OutgoingMessage> messages) {
        var values = new RoundTrip.Values("text", "text", "text", "text", "bytea", "bool");
        for (OutgoingMessage message : messages) {
            values.row(
                    message.topic(),
                    storable(message.key()),
                    storable(message.partitionKey()),
                    HeadersJson.write(message.headers()),
                    message.value(),
                    message.compacted());
        }
        return values;
    }

    /**
     * Replaces U+0000 in a message key, because PostgreSQL text cannot store this character. Only the dead letter of a
     * message from another producer can have such a key.
     */
    private static String storable(String key) {
        return key.replace('\0', '\uFFFD');
    }
}
