package topset.store.append;

/** How an attempt of a work ended. */
sealed interface WorkResult<R> {

    /** The changes of the work are committed. */
    record Answer<R>(R answer) implements WorkResult<R> {}

    /**
     * Nothing of the work is stored. But if the connection was lost while the changes were sent, they may be stored.
     *
     * @param cause what the work's decision threw, or a {@link topset.store.StoreFailedException}
     */
    record Failure<R>(Throwable cause) implements WorkResult<R> {}

    /** Another transaction holds the lock, and the batch did not wait for it: the work has to run again. */
    record Locked<R>() implements WorkResult<R> {}
}
