package topset.store;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.store.read.GymEventReader;

/**
 * A stored event. Except for the position, its content right after the append equals its content at every later read,
 * so its public message never changes.
 *
 * @param position in the event table; unique, ascending within a stream, with gaps. Events with lower positions may
 * still be uncommitted (see {@link GymEventReader}). {@link #NO_POSITION} if the event was not read, but just appended
 * @param sequence from 1, without gaps; 0 if the event is not published
 * @param version the event's number in the stream, from 1, without gaps
 * @param occurredAt the time at which the event happened, in UTC, with a precision of one microsecond
 * @param recordedAt the time at which the event was stored, by the database's clock, in UTC, with a precision of one
 * microsecond
 * @param traceParent the W3C trace context of the request that caused the event
 */
public record RecordedEvent(
        long position,
        Athlete athlete,
        long sequence,
        String stream,
        long version,
        String type,
        OffsetDateTime occurredAt,
        OffsetDateTime recordedAt,
        String data,
        @Nullable String traceParent) {

    /** PostgreSQL assigns the position when it inserts the event. */
    public static final long NO_POSITION = 0;

    public boolean published() {
        return sequence > 0;
    }

    /** The permanent id: {@code <gym>/<stream>/<version>}. */
    public String id() {
        return athlete.gym() + "/" + stream + "/" + version;
    }
}
