package topset.store;

import java.sql.SQLException;

/** What is done in one transaction under the athletes' locks. */
@FunctionalInterface
public interface Work<T> {

    /** Throws to roll back; the exception reaches the caller of {@link EventStore#transact}. */
    T run(StoreTransaction transaction) throws SQLException;
}
