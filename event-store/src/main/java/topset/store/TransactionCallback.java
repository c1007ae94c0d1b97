package topset.store;

import java.sql.SQLException;

/** Work that runs in one transaction under the athletes' locks. */
@FunctionalInterface
public interface TransactionCallback<T> {

    /** Does the work. An exception rolls the transaction back and reaches the caller of {@link EventStore#transact}. */
    T run(StoreTransaction transaction) throws SQLException;
}
