package topset.store.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import topset.store.Athlete;
import topset.store.StoreFailedException;
import topset.store.TooManyWritesException;
import topset.store.Write;

/**
 * Stores the writes of some athletes, many in one transaction. The committer's thread takes the waiting writes from the
 * queue, locks all their athletes, decides one write after the other, inserts all events at once and commits. Only then
 * does the thread answer the requests. New writes queue up during a commit; the thread never waits for more writes to
 * arrive.
 *
 * <p>If a write is refused or its look-ups fail, no other write fails. If the database refuses the transaction, its
 * writes are repeated in smaller transactions, so that only the faulty write fails. If the database cannot be reached,
 * all writes of the transaction fail. If the attempt to reach the database has timed out, all queued writes fail too,
 * so that no request waits for two time-outs.
 *
 * <p>If another transaction has locked an athlete, for example to erase the athlete, only the writes of this athlete
 * wait. They are repeated until the athlete is free, for two seconds at most.
 */
final class Committer<E> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** The largest number of events in one transaction. It equals the largest number of sets in one batch request. */
    private static final int MOST_EVENTS = 500;

    private static final int LOOK_MILLIS = 100;

    private static final int LOOK_MILLIS_IF_BLOCKED = 5;

    private static final Duration SUSPECTED = Duration.ofMinutes(1);
    private static final int MOST_SUSPECTS = 1_000;

    private final TurnQueue<PendingWrite<E, ?>> queue;

    private final BlockedWrites<E> blocked;

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
    private final CommitLimits limits;
    private final LongSupplier nanoTime;
    private final Thread committer;
    private volatile boolean closed;

    /** Creates a committer and starts its thread. */
    Committer(SharedTransaction<E> transaction, CommitLimits limits, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.queue = new TurnQueue<>(limits.mostWaiting(), limits.mostOfGym(), PendingWrite::mostEvents);
        this.blocked = new BlockedWrites<>(nanoTime);
        this.transaction = transaction;
        this.limits = limits;
        this.committer = Thread.ofPlatform().name("group-commit").daemon().start(this::commitAll);
    }

    /** Waits until the write is committed, as {@link GroupCommit#submit} describes. */
    <R> R submit(Write<E, R> write) {
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

    int waiting() {
        return queue.size() + blocked.size();
    }

    private void commitAll() {
        while (!closed || waiting() > 0) {
            try {
                var isBlocked = blocked.size() > 0;
                var batch =
                        queue.take(limits.maxBatch(), MOST_EVENTS, isBlocked ? LOOK_MILLIS_IF_BLOCKED : LOOK_MILLIS);
                if (!batch.isEmpty()) {
                    commitInTurn(batch);
                }
                if (isBlocked) {
                    commitInTurn(blocked.take(limits.maxBatch(), MOST_EVENTS));
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
            transaction.run(batch).forEach(blocked::add);
        } catch (RuntimeException | Error failure) {
            if (unreachable(failure)
                    && System.nanoTime() - began >= limits.soon().toNanos()) {
                batch.forEach(write -> write.fail(failure));
                queue.drain().forEach(write -> write.fail(failure));
                blocked.fail(failure);
            } else if (batch.size() == 1) {
                suspect(batch.getFirst().athlete(), failure);
                batch.getFirst().fail(failure);
            } else {
                LOG.infof("Repeating %d writes in smaller transactions: %s", batch.size(), failure);
                commitHalves(batch);
            }
        }
    }

    /**
     * Repeats the writes of a refused transaction in two transactions. If one of these is refused too, its writes are
     * repeated in the same way, until the faulty write is alone. So one faulty write among 128 costs 14 transactions.
     */
    private void commitHalves(List<PendingWrite<E, ?>> batch) {
        var parts = new ArrayDeque<List<PendingWrite<E, ?>>>();
        addHalves(parts, batch);
        while (!parts.isEmpty()) {
            var part = parts.removeFirst();
            try {
                transaction.run(part).forEach(blocked::add);
            } catch (RuntimeException | Error failure) {
                if (unreachable(failure)) {
                    // The remaining writes would also have to wait for a time-out, so all of them fail now.
                    part.forEach(write -> write.fail(failure));
                    parts.forEach(rest -> rest.forEach(write -> write.fail(failure)));
                    return;
                }
                if (part.size() > 1) {
                    addHalves(parts, part);
                } else {
                    suspect(part.getFirst().athlete(), failure);
                    part.getFirst().fail(failure);
                }
            }
        }
    }

    /** Adds both halves to the beginning, so that the writes keep their order. */
    private static <T> void addHalves(Deque<List<T>> parts, List<T> batch) {
        int middle = batch.size() / 2;
        parts.addFirst(batch.subList(middle, batch.size()));
        parts.addFirst(batch.subList(0, middle));
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
