package topset.store.append;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Projection;
import topset.store.RecordedEvent;
import topset.store.StoreFailedException;
import topset.store.TooManyWritesException;
import topset.store.Write;

/**
 * Combines concurrent writes into one transaction, and so into one flush to disk. One thread takes the waiting writes
 * from the queue, locks all their athletes, decides one write after the other, inserts all events at once and commits.
 * Only then does the thread answer the requests. New writes queue up during a commit; the thread never waits for more
 * writes to arrive.
 *
 * <p>The queue is bounded, and gyms take turns in it. If the queue is full, a new write is refused at once. A gym that
 * sends without pause only delays itself. The number of events in a transaction is limited, so that the commit is
 * quick.
 *
 * <p>If a write is refused or its look-ups fail, no other write fails. If the database refuses the transaction, each
 * write is repeated in its own transaction, so that only the faulty write fails. If the database cannot be reached, all
 * writes of the transaction fail. If the attempt to reach the database has timed out, all queued writes fail too, so
 * that no request waits for two time-outs.
 */
public final class GroupCommit<E> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

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

    /** The largest number of events in one transaction. It equals the largest number of sets in one batch request. */
    private static final int MOST_EVENTS = 500;

    private static final int LOOK_MILLIS = 100;

    private static final Duration SUSPECTED = Duration.ofMinutes(1);
    private static final int MOST_SUSPECTS = 1_000;

    private final TurnQueue<PendingWrite<E, ?>> queue;

    /**
     * The athletes whose writes run in separate transactions, because one of their writes made the database refuse a
     * transaction. The value is the time ({@link #nanoTime}) at which the athlete's writes join shared transactions
     * again; the entry with the earliest time comes first. Only the committer's thread uses this map.
     */
    private final SequencedMap<Athlete, Long> suspects = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Athlete, Long> eldest) {
            return size() > MOST_SUSPECTS;
        }
    };

    private final SharedTransaction<E> transaction;
    private final int maxBatch;
    private final Duration soon;
    private final LongSupplier nanoTime;
    private final Thread committer;
    private volatile boolean closed;

    /**
     * Creates a group commit with the default limits.
     *
     * @param store the store to write to
     * @param codec parses events from stored rows
     * @param projection the read model, which is updated in the same transaction
     * @param maxBatch the largest number of writes in one transaction; a value from 64 to 256 is a good compromise
     * between few flushes to disk and short locks
     */
    public GroupCommit(EventStore store, Function<RecordedEvent, E> codec, Projection<E> projection, int maxBatch) {
        this(store, codec, projection, maxBatch, SOON);
    }

    /** Creates a group commit with a given time limit: a failure that takes longer counts as a time-out. */
    public GroupCommit(
            EventStore store, Function<RecordedEvent, E> codec, Projection<E> projection, int maxBatch, Duration soon) {
        this(store, codec, projection, maxBatch, soon, MOST_WAITING, MOST_WAITING_OF_GYM, System::nanoTime);
    }

    /** Creates a group commit with given limits for the whole queue and for one gym, and with a given clock. */
    public GroupCommit(
            EventStore store,
            Function<RecordedEvent, E> codec,
            Projection<E> projection,
            int maxBatch,
            Duration soon,
            int mostWaiting,
            int mostOfGym,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.queue = new TurnQueue<>(mostWaiting, mostOfGym, PendingWrite::mostEvents);
        this.soon = soon;
        this.transaction = new SharedTransaction<>(store, codec, projection);
        this.maxBatch = maxBatch;
        this.committer = Thread.ofPlatform().name("group-commit").daemon().start(this::commitAll);
    }

    /**
     * Waits until the write is committed, and returns the answer that the method {@link Write#decide} has defined.
     *
     * @throws StoreFailedException if the database fails; exceptions of {@code decide} are passed to the caller
     * @throws TooManyWritesException at once, if too many writes wait
     * @throws IllegalStateException if this group commit is closed
     */
    public <R> R submit(Write<E, R> write) {
        var pending = new PendingWrite<>(write);
        if (closed || !queue.offer(pending.athlete().gym(), pending)) {
            throw closed
                    ? ended()
                    : new TooManyWritesException(pending.athlete().gym());
        }
        return pending.await();
    }

    private static IllegalStateException ended() {
        return new IllegalStateException("The group commit is closed: writes are no longer accepted");
    }

    /** Returns the number of writes in the queue, for the metrics of the service. */
    public int waiting() {
        return queue.size();
    }

    private void commitAll() {
        while (!closed || queue.size() > 0) {
            try {
                var batch = queue.take(maxBatch, MOST_EVENTS, LOOK_MILLIS);
                if (!batch.isEmpty()) {
                    commitInTurn(batch);
                }
            } catch (InterruptedException notOurs) {
                LOG.debug("Ignoring an interrupt: close() stops the committer", notOurs);
            }
        }
        // A write may have been added to the queue after the last poll. It must fail here, because no other code will
        // answer it.
        queue.close().forEach(write -> write.fail(ended()));
    }

    /**
     * Commits a batch of writes. If the database refused a transaction because of one write, it may also refuse the
     * next writes of the same athlete. So for one minute after such a failure, each write of this athlete runs in its
     * own transaction.
     */
    private void commitInTurn(List<PendingWrite<E, ?>> batch) {
        var together = new ArrayList<PendingWrite<E, ?>>(batch.size());
        var alone = new ArrayList<PendingWrite<E, ?>>();
        batch.forEach(write -> (isSuspect(write.athlete()) ? alone : together).add(write));
        if (!together.isEmpty()) {
            commit(together);
        }
        alone.forEach(write -> commit(List.of(write)));
    }

    private boolean isSuspect(Athlete athlete) {
        var until = suspects.get(athlete);
        return until != null && nanoTime.getAsLong() - until < 0;
    }

    private void commit(List<PendingWrite<E, ?>> batch) {
        long began = System.nanoTime();
        try {
            transaction.run(batch);
        } catch (RuntimeException | Error failure) {
            if (unreachable(failure) && System.nanoTime() - began >= soon.toNanos()) {
                batch.forEach(write -> write.fail(failure));
                queue.drain().forEach(write -> write.fail(failure));
            } else if (batch.size() == 1) {
                suspect(batch.getFirst().athlete(), failure);
                batch.getFirst().fail(failure);
            } else {
                commitOneByOne(batch, failure);
            }
        }
    }

    private void commitOneByOne(List<PendingWrite<E, ?>> batch, Throwable cause) {
        LOG.infof("Repeating %d writes, each in a transaction of its own: %s", batch.size(), cause);
        for (int i = 0; i < batch.size(); i++) {
            try {
                transaction.run(batch.subList(i, i + 1));
            } catch (RuntimeException | Error failure) {
                suspect(batch.get(i).athlete(), failure);
                batch.get(i).fail(failure);
                if (unreachable(failure)) {
                    // The queued writes would also have to wait for a time-out, so all of them fail now.
                    batch.subList(i + 1, batch.size()).forEach(rest -> rest.fail(failure));
                    return;
                }
            }
        }
    }

    private void suspect(Athlete athlete, Throwable failure) {
        if (!unreachable(failure)) {
            suspects.putLast(athlete, nanoTime.getAsLong() + SUSPECTED.toNanos());
        }
    }

    private static boolean unreachable(Throwable failure) {
        return failure instanceof StoreFailedException store && store.unreachable();
    }

    /** Commits the writes that are in the queue, and refuses new writes from now on. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (committer.isAlive()) {
            try {
                committer.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
