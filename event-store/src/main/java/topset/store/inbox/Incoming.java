package topset.store.inbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * An event of another service, as it was received from Kafka.
 *
 * @param sequence from 1
 * @param value null for a tombstone
 */
// A record may hold this array: no code changes it or compares these records.
@SuppressWarnings("ArrayRecordComponent")
public record Incoming(
        Athlete athlete,
        long sequence,
        String eventId,
        String type,
        Map<String, String> headers,
        byte @Nullable [] value) {

    /** The time at which the sending service recorded the event. */
    public static final String RECORDED_AT = "ce_recordedat";

    /**
     * @throws IllegalArgumentException if the sequence number is below 1, or if a text contains U+0000, which
     * PostgreSQL text cannot store
     */
    // Not compact: in the class file of a compact constructor, javac omits the annotation of an array parameter.
    public Incoming(
            Athlete athlete,
            long sequence,
            String eventId,
            String type,
            Map<String, String> headers,
            byte @Nullable [] value) {
        if (sequence < 1) {
            throw new IllegalArgumentException("The sequence number must be at least 1, but is " + sequence);
        }
        if ((athlete.gym() + athlete.id() + eventId + type).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The gym, athlete, id or type of the event contains U+0000");
        }
        this.athlete = athlete;
        this.sequence = sequence;
        this.eventId = eventId;
        this.type = type;
        this.headers = Map.copyOf(headers);
        this.value = value;
    }

    /** The id alone does not identify an event, because a restored store may assign the same id again. */
    public String fingerprint() {
        return EventFingerprint.of(eventId, recordedAt());
    }

    /** Null if the header is missing or unreadable. */
    public @Nullable Instant recordedAt() {
        return EventFingerprint.time(headers.get(RECORDED_AT));
    }
}
