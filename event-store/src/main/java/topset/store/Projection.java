package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Updates a read model in the transaction that stores the events. */
@FunctionalInterface
public interface Projection<E> {

    /** Returns a projection that does nothing, for a service without a read model. */
    static <E> Projection<E> none() {
        return (connection, events) -> {};
    }

    /**
     * Applies all events of one transaction to the read model, in the order in which they were appended. The
     * implementation should use one batch of statements.
     */
    void apply(Connection connection, List<TypedEvent<E>> events) throws SQLException;
}
