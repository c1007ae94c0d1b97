package topset.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to append events to one stream.
 *
 * @param athlete must be locked by the transaction
 * @param traceParent the W3C trace context of the request; it is stored and published with the events, so that
 * subscribers can continue the trace
 */
public record Append<E>(
        Athlete athlete,
        String stream,
        List<NewEvent<E>> events,
        Actor actor,
        @Nullable String traceParent) {

    public Append {
        events = List.copyOf(events);
    }

    public StreamKey streamKey() {
        return new StreamKey(athlete.gym(), stream);
    }
}
