package topset.store.append;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import topset.store.EventStore;
import topset.store.Projection;
import topset.store.RecordedEvent;
import topset.store.StoreFailedException;
import topset.store.TooManyWritesException;
import topset.store.Write;

/**
 * Combines concurrent writes into few transactions, and so into few flushes to disk. Two committers share the athletes:
 * while the database flushes the transaction of one committer, the other one decides its next writes. All writes of an
 * athlete belong to the same committer, so they stay in order, and no two transactions wait for the same lock.
 *
 * <p>The queues are bounded, and gyms take turns in them. If a queue is full, a new write is refused at once. A gym that
 * sends without pause only delays itself. The number of events in a transaction is limited, so that the commit is
 * quick.
 */
public final class GroupCommit<E> implements AutoCloseable {

    private static final int COMMITTERS = 2;

    /**
     * The duration above which a failure counts as a time-out. A quicker failure may come from a stale connection, so
     * the next attempt may succeed.
     */
    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * The largest number of queued writes: a small machine needs at least two seconds to store them. A longer queue
     * would only add waiting time.
     */
    private static final int MOST_WAITING = 2_048;

    private static final int MOST_WAITING_OF_GYM = 1_024;

    private final List<Committer<E>> committers;

    /**
     * Creates a group commit with the default limits. While a committer commits, it uses one connection of the store's
     * pool.
     *
     * @param store the store to write to
     * @param codec parses events from stored rows
     * @param projection the read model, which is updated in the same transaction; called by several threads
     * @param maxBatch the largest number of writes in one transaction; a value from 64 to 256 is a good compromise
     * between few flushes to disk and short locks
     */
    public GroupCommit(EventStore store, Function<RecordedEvent, E> codec, Projection<E> projection, int maxBatch) {
        this(
                COMMITTERS,
                new SharedTransaction<>(store, codec, projection),
                new CommitLimits(maxBatch, SOON, MOST_WAITING, MOST_WAITING_OF_GYM),
                System::nanoTime);
    }

    GroupCommit(int committers, SharedTransaction<E> transaction, CommitLimits limits, LongSupplier nanoTime) {
        this.committers = Stream.generate(() -> new Committer<>(transaction, limits.shared(committers), nanoTime))
                .limit(committers)
                .toList();
    }

    /**
     * Waits until the write is committed, and returns the answer that the method {@link Write#decide} has defined.
     *
     * @throws StoreFailedException if the database fails; exceptions of {@code decide} are passed to the caller
     * @throws TooManyWritesException at once, if too many writes wait
     * @throws IllegalStateException if this group commit is closed
     */
    public <R> R submit(Write<E, R> write) {
        var committer = Math.floorMod(write.athlete().hashCode(), committers.size());
        return committers.get(committer).submit(write);
    }

    /** Returns the number of writes in the queues, for the metrics of the service. */
    public int waiting() {
        return committers.stream().mapToInt(Committer::waiting).sum();
    }

    /** Commits the writes that are in the queues, and refuses new writes from now on. */
    @Override
    public void close() {
        committers.forEach(Committer::close);
    }
}
