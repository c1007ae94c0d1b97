package topset.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that the outbox table contains until the message is sent to Kafka.
 *
 * @param topic the target topic
 * @param key the record's key
 * @param partitionKey the text whose hash selects the partition: for log topics the same as {@code key}; for the
 * compacted topic the athlete's key, because there each record key names one slot of the athlete
 * @param headers the record's headers, in sending order
 * @param value the record's value; null for a tombstone
 * @param compacted whether the topic is compacted; messages for a compacted topic are sent in Kafka transactions, so
 * that a former leader cannot overwrite a newer value with an older one
 */
// The byte array is only passed from the feed to the outbox, and no code compares messages. So a record with an array
// is safe here.
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingMessage(
        String topic,
        String key,
        String partitionKey,
        Map<String, String> headers,
        byte @Nullable [] value,
        boolean compacted) {

    /** Returns the approximate length of the Kafka record, in bytes. */
    public int bytes() {
        int headersLength = headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        return key.length() + headersLength + (value == null ? 0 : value.length);
    }
}
