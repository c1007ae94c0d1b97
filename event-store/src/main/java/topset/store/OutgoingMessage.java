package topset.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to Kafka.
 *
 * @param topic where to
 * @param key the record's key
 * @param partitionKey what chooses the partition, by Kafka's own default hash: equal to {@code key} for the log topics, the athlete's key for
 *     the compacted topic whose keys are finer
 * @param headers in the order they are to be sent
 * @param value null for a tombstone
 * @param compacted whether the topic keeps only the newest value of a key; such rows are sent in Kafka transactions, so that a relay that was
 *     replaced cannot put an old value over a newer one
 */
// The bytes are handed through once, from feed to outbox; nobody compares messages.
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingMessage(
        String topic,
        String key,
        String partitionKey,
        Map<String, String> headers,
        byte @Nullable [] value,
        boolean compacted) {

    /** Roughly the length of the record. */
    int bytes() {
        int headersLength = headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        return key.length() + headersLength + (value == null ? 0 : value.length);
    }
}
