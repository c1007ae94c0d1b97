package topset.store.append;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import topset.store.Athlete;

/**
 * What a transaction does under the lock of its owner. {@link Batch} runs many works in one transaction. If PostgreSQL
 * refuses the transaction, {@link #read}, {@link #readMore} and {@link #decide} are called again. So they must have no
 * side effects, and must recognise by its id that the work was already stored.
 */
public interface Work<R> {

    sealed interface Result<R> {

        /** The changes of the work are committed. */
        record Answer<R>(R answer) implements Result<R> {}

        /** Nothing is stored. But if the connection was lost while the changes were sent, they may be stored. */
        record Failure<R>(Throwable cause) implements Result<R> {}

        default R orThrow() {
            return switch (this) {
                case Answer<R>(var answer) -> answer;
                case Failure<R>(RuntimeException refused) -> throw refused;
                case Failure<R>(Error error) -> throw error;
                case Failure<R>(var cause) -> throw new IllegalStateException("The work has failed", cause);
            };
        }
    }

    /** The work's events belong to this owner, whose lock the transaction holds. */
    Athlete owner();

    default Collection<Athlete> locks() {
        return List.of(owner());
    }

    /** The largest number of events that the work may append, at least 1. It limits the size of a batch. */
    default int mostEvents() {
        return 1;
    }

    /**
     * Registers what {@link #decide} must know. It is read in the round trip that takes the lock, after the lock. If
     * the lock is not free, the rows that arrive are older than the lock, and {@link #decide} is not called.
     */
    void read(Reads reads);

    /**
     * Called once, after the first reads. Registers what they have shown to be needed. If any work of the batch
     * registers more, one more round trip reads it. If this method throws an exception, only this work fails.
     *
     * @throws SQLException if a read by {@code tx} failed; then the whole transaction is repeated in smaller ones
     */
    default void readMore(Tx tx, Reads reads) throws SQLException {}

    /**
     * Decides, and collects the changes. If this method throws an exception, only this work fails.
     *
     * @throws SQLException if a further read failed; then the whole transaction is repeated in smaller ones
     */
    R decide(Tx tx) throws SQLException;
}
