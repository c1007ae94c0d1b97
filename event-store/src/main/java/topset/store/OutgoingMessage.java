package topset.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that the outbox contains until it is sent to Kafka.
 *
 * @param partitionKey the text whose hash selects the partition: for log topics the same as {@code key}; for the
 * compacted topic the athlete's key, because there each record key names one slot of the athlete
 * @param headers in sending order
 * @param value null for a tombstone
 * @param compacted messages for a compacted topic are sent in Kafka transactions, so that a former leader cannot
 * overwrite a newer value with an older one
 */
// A record may hold this array: it is only passed from the feed to the outbox, and no code compares messages.
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingMessage(
        String topic,
        String key,
        String partitionKey,
        Map<String, String> headers,
        byte @Nullable [] value,
        boolean compacted) {

    /** The same message for another topic, sent without a Kafka transaction. */
    public OutgoingMessage plain(String toTopic) {
        return new OutgoingMessage(toTopic, key, partitionKey, headers, value, false);
    }

    /** Approximate length of the Kafka record. */
    public int bytes() {
        int headersLength = headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        return key.length() + headersLength + (value == null ? 0 : value.length);
    }
}
