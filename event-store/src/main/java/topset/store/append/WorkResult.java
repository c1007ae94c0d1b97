package topset.store.append;

/** How a work of a batch ended. */
public sealed interface WorkResult<R> {

    /**
     * Returns the answer of a committed work.
     *
     * @throws RuntimeException the cause of a failure
     * @throws IllegalStateException if the work did not run
     */
    default R answer() {
        throw new IllegalStateException("The work did not run: " + this);
    }

    /** The changes of the work are committed. */
    record Answer<R>(R answer) implements WorkResult<R> {}

    /**
     * Nothing of the work is stored. But if the connection was lost while the changes were sent, they may be stored.
     *
     * @param cause what the work's decision threw, or a {@link topset.store.StoreFailedException}
     */
    record Failure<R>(Throwable cause) implements WorkResult<R> {
        @Override
        public R answer() {
            switch (cause) {
                case RuntimeException refused -> throw refused;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    /** Another transaction holds the lock, and the batch did not wait for it. */
    record Locked<R>() implements WorkResult<R> {}

    /** The works before this one have read or written too many rows for one transaction: run it in the next batch. */
    record Again<R>() implements WorkResult<R> {}
}
