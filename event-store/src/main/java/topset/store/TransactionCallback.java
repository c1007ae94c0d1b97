package topset.store;

import java.sql.SQLException;

/** Work that runs in one transaction, which holds the locks of the affected athletes. */
@FunctionalInterface
public interface TransactionCallback<T> {

    /**
     * Runs the work. If the work throws an exception, the transaction is rolled back and the caller of {@link
     * EventStore#transact} gets the exception.
     */
    T run(StoreTransaction transaction) throws SQLException;
}
