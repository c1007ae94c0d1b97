package topset.store;

import javax.sql.DataSource;

/** Begins and ends the transactions of a store. */
public interface TransactionRunner {
    /**
     * Runs work in a new transaction, as {@link Query#inTransaction} does. When this method returns, the transaction is
     * committed.
     *
     * @throws StoreFailedException if the database fails
     */
    <T> T run(Query<T> work);

    /** Transactions of nobody else, each on a connection of its own. */
    static TransactionRunner on(DataSource pool) {
        return new TransactionRunner() {
            @Override
            public <T> T run(Query<T> work) {
                return Query.inTransaction(pool, work);
            }
        };
    }
}
