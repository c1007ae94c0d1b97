package topset.store;

import java.sql.SQLException;

/** Runs in one transaction, which holds the locks of the affected athletes. */
@FunctionalInterface
public interface TransactionCallback<T> {

    /**
     * If this method throws, the transaction is rolled back and the caller of {@link EventStore#transact} gets the
     * exception.
     */
    T run(StoreTransaction transaction) throws SQLException;
}
