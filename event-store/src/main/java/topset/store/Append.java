package topset.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events for the end of one stream.
 *
 * @param athlete whose stream it is; must be among the athletes locked by the transaction
 * @param stream the stream's name in the athlete's gym
 * @param expectedVersion the version the events were decided on: 0 for a stream that does not exist yet
 * @param events in order; the first gets {@code expectedVersion + 1}
 * @param actor who has them stored
 * @param traceParent the W3C trace context of the request, so that one trace leads through the log
 */
public record Append<E>(
        Athlete athlete,
        String stream,
        long expectedVersion,
        List<NewEvent<E>> events,
        Actor actor,
        @Nullable String traceParent) {

    public Append {
        events = List.copyOf(events);
    }

    /** The stream's full key. */
    public StreamKey streamKey() {
        return new StreamKey(athlete.gym(), stream);
    }
}
