package topset.store;

import java.util.List;

/** Updates tables for queries (a read model) in the transaction that stores the events. */
@FunctionalInterface
public interface Projection<E> {

    /** For a service without tables for queries. */
    static <E> Projection<E> none() {
        return events -> new RoundTrip();
    }

    /**
     * Applies all events of one transaction, in the order in which they were appended. The statements run in the same
     * round trip as the insert of the events.
     */
    RoundTrip changes(List<TypedEvent<E>> events);
}
