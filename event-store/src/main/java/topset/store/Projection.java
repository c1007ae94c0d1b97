package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A read model that is written in the transaction of its events. */
@FunctionalInterface
public interface Projection<E> {

    /** The projection of a service that has no read model. It does nothing. */
    static <E> Projection<E> none() {
        return (connection, events) -> {};
    }

    /** Applies all events of one transaction, in the order they were appended; ideally in one batch. */
    void apply(Connection connection, List<TypedEvent<E>> events) throws SQLException;
}
