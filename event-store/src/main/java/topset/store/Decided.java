package topset.store;

import java.util.List;
import java.util.function.Function;

/**
 * A write's decision.
 *
 * @param events to be appended, in order; empty when nothing changes, as for a repeated request
 * @param answer makes the answer from the events as recorded; called after the commit, on the thread that submitted
 */
public record Decided<E, R>(List<NewEvent<E>> events, Function<List<TypedEvent<E>>, R> answer) {

    public Decided {
        events = List.copyOf(events);
    }
}
