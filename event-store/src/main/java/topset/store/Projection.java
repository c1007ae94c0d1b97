package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Updates tables for queries (a read model) in the transaction that stores the events. */
@FunctionalInterface
public interface Projection<E> {

    /** Returns a projection that does nothing, for a service without tables for queries. */
    static <E> Projection<E> none() {
        return (connection, events) -> {};
    }

    /**
     * Applies all events of one transaction to the tables for queries, in the order in which the events were appended.
     * The implementation should use one batch of statements.
     */
    void apply(Connection connection, List<TypedEvent<E>> events) throws SQLException;
}
