package topset.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to append events to one stream.
 *
 * @param athlete the stream's athlete; must be locked by the transaction
 * @param stream the stream's name in the athlete's gym
 * @param expectedVersion the version of the stream that the decision was based on; 0 for a new stream
 * @param events the events to append, in order; the first gets version {@code expectedVersion + 1}
 * @param actor the actor who stores the events
 * @param traceParent the W3C trace context of the request, so that its trace continues through the log
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

    /** Returns the key of the stream: its gym and its name. */
    public StreamKey streamKey() {
        return new StreamKey(athlete.gym(), stream);
    }
}
