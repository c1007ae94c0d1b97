package topset.store.outbox;

import topset.store.OutgoingMessage;
import topset.store.RoundTrip;

public final class OutboxRows {

    /** The parameters are arrays, one for each column. The sort makes the ids ascend in the order of the messages. */
    public static final String INSERT = """
            INSERT INTO outbox (topic, key, partition_key, headers, value, compacted)
            SELECT topic, key, partition_key, headers::json, value, compacted
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::boolean[]) WITH ORDINALITY
                AS m(topic, key, partition_key, headers, value, compacted, n)
            ORDER BY n""";

    private OutboxRows() {}

    /** The parameters of {@link #INSERT}, for no message. */
    public static RoundTrip.Values noRows() {
        return new RoundTrip.Values("text", "text", "text", "text", "bytea", "bool");
    }

    public static void add(RoundTrip.Values rows, OutgoingMessage message) {
        rows.row(
                message.topic(),
                storable(message.key()),
                storable(message.partitionKey()),
                HeadersJson.write(message.headers()),
                message.value(),
                message.compacted());
    }

    /** PostgreSQL text cannot store U+0000. Only the dead letter of another producer's message can have such a key. */
    private static String storable(String key) {
        return key.replace('\0', '\uFFFD');
    }
}
