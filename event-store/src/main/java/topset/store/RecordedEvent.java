package topset.store;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.store.read.EventReader;

/**
 * A stored event. Its content is the same right after the append and at every later read, so its public message is
 * always the same.
 *
 * @param position its position in the table; unique, ascending within a stream, with gaps. Events with lower positions
 * may still be uncommitted (see {@link EventReader})
 * @param athlete the event's athlete
 * @param sequence its number in the athlete's dense sequence (1, 2, 3 …) of published events; 0 if it is not published
 * @param stream the stream's name in the athlete's gym
 * @param version its number in the stream, from 1, dense
 * @param type private name and version of the stored form
 * @param occurredAt when it happened, UTC, microseconds
 * @param recordedAt when it was stored, by the database's clock, UTC, microseconds
 * @param data JSON exactly as it was given
 * @param traceParent the W3C trace context of the request that caused it
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

    /** Returns the key of the event's stream: its gym and its name. */
    public StreamKey streamKey() {
        return new StreamKey(athlete.gym(), stream);
    }

    /** Whether the event is published, so that it has a number in the athlete's sequence. */
    public boolean published() {
        return sequence > 0;
    }

    /** Returns the event's permanent id: {@code <gym>/<stream>/<version>}. */
    public String id() {
        return athlete.gym() + "/" + stream + "/" + version;
    }
}
