package topset.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of another service, as received.
 *
 * @param athlete whose event it is
 * @param sequence its number in the athlete's dense sequence on that topic, from 1
 * @param eventId the CloudEvents id
 * @param type the CloudEvents type
 * @param headers all headers as received
 * @param value null for a tombstone
 */
// Bytes as received; nobody compares whole records.
@SuppressWarnings("ArrayRecordComponent")
public record Incoming(
        Athlete athlete,
        long sequence,
        String eventId,
        String type,
        Map<String, String> headers,
        byte @Nullable [] value) {

    /** The header with the time at which the store of its service recorded an event. */
    public static final String RECORDED_AT = "ce_recordedat";

    /**
     * Refuses what no inbox can keep.
     *
     * @throws IllegalArgumentException for a sequence below 1, and for the character NUL, which PostgreSQL's text cannot hold
     */
    // Written out, because javac drops the annotation of an array parameter from a compact constructor's class file.
    public Incoming(
            Athlete athlete,
            long sequence,
            String eventId,
            String type,
            Map<String, String> headers,
            byte @Nullable [] value) {
        if (sequence < 1) {
            throw new IllegalArgumentException("The sequence starts at 1, this is " + sequence);
        }
        if ((athlete.gym() + athlete.id() + eventId + type).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A NUL in gym, athlete, id or type of the event");
        }
        this.athlete = athlete;
        this.sequence = sequence;
        this.eventId = eventId;
        this.type = type;
        this.headers = Map.copyOf(headers);
        this.value = value;
    }

    /** What tells this event from every other, also from one that a restored store gave the same id: the id and when it was recorded. */
    Mark mark() {
        return new Mark(eventId, recordedAt());
    }

    /** When the store of its service recorded it; null when the header does not say so. */
    public @Nullable Instant recordedAt() {
        return Mark.time(headers.get(RECORDED_AT));
    }
}
