package topset.store.append;

import java.util.List;
import java.util.function.Function;
import topset.store.NewEvent;
import topset.store.TypedEvent;

/**
 * The result of {@code Write.decide}: the events to append, and the answer to the request.
 *
 * @param events the events to append, in order; empty if nothing changes, for example for a repeated request
 * @param answer creates the answer from the recorded events; called after the commit, on the thread that submitted the
 * write
 */
public record Decided<E, R>(List<NewEvent<E>> events, Function<List<TypedEvent<E>>, R> answer) {

    public Decided {
        events = List.copyOf(events);
    }
}
