package topset.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that the outbox holds until it is sent to Kafka.
 *
 * @param topic the target topic
 * @param key the record's key
 * @param partitionKey chooses the partition, by Kafka's default hash: equal to {@code key} for log topics; the
 * athlete's key for the compacted topic, whose keys are finer
 * @param headers the record's headers, in sending order
 * @param value null for a tombstone
 * @param compacted whether the topic keeps only the newest value of a key; such messages are sent in Kafka
 * transactions, so that a replaced relay cannot put an old value over a newer one
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
