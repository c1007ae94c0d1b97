package topset.store;

import java.util.List;

/** Updates tables for queries (a read model) in the transaction that stores the events. */
@FunctionalInterface
public interface Projection<E> {

    /** Returns a projection that does nothing, for a service without tables for queries. */
    static <E> Projection<E> none() {
        return events -> new RoundTrip();
    }

    /**
     * Returns the statements that apply all events of one transaction to the tables for queries. The events are in the
     * order in which they were appended. The statements run in the same round trip as the insert of the events.
     */
    RoundTrip changes(List<TypedEvent<E>> events);
}
