package topset.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Lets requests that arrive together share one transaction, and so one flush to disk: one thread takes what is waiting, decides each write
 * under the locks of all, inserts all events at once, commits, and only then answers. While it commits, the next ones gather; nobody waits for
 * company.
 *
 * <p>The queue is bounded, and gyms take turns in it: a write that finds it full is refused at once, and a gym that sends without end waits
 * for itself. A transaction holds as many events as it commits in a moment.
 *
 * <p>A write that is refused, or whose look-ups fail, is refused alone. When the database refuses the transaction, each write gets one of its
 * own, so that only the one at fault fails; when the database cannot be reached, all of them do. When that took a while to find out, those that
 * waited behind it have waited as long, and fail with it: nobody waits for two time-outs.
 */
public final class GroupCommit<E> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /** A failure after this long was a time-out, not a stale connection that the next attempt has not. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** About two seconds of work on a small machine, at least; more would only be waited for in vain. */
    private static final int MOST_WAITING = 2_048;

    private static final int MOST_WAITING_OF_GYM = 1_024;

    /** In one transaction: as many as one batch of sets has. */
    private static final int MOST_EVENTS = 500;

    private static final int LOOK_MILLIS = 100;

    private static final Duration SUSPECTED = Duration.ofMinutes(1);
    private static final int MOST_SUSPECTS = 1_000;

    private final TurnQueue<PendingWrite<E, ?>> queue;

    /** Until when, by {@link #nanoTime}, those whose time ends first come first; used by the committer's thread alone. */
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
     * @param store where to
     * @param codec reads the events of stored rows
     * @param projection written in the same transaction
     * @param maxBatch most writes in one transaction; 64 to 256 use the disk well and keep locks short
     */
    public GroupCommit(EventStore store, Function<RecordedEvent, E> codec, Projection<E> projection, int maxBatch) {
        this(store, codec, projection, maxBatch, SOON);
    }

    /** With another idea of how soon a failure comes that is no time-out. */
    GroupCommit(
            EventStore store, Function<RecordedEvent, E> codec, Projection<E> projection, int maxBatch, Duration soon) {
        this(store, codec, projection, maxBatch, soon, MOST_WAITING, MOST_WAITING_OF_GYM, System::nanoTime);
    }

    /** With another length of the queue, and of one gym's line in it, and another clock. */
    GroupCommit(
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
     * Waits until the write is committed, and gives its answer.
     *
     * @throws StoreFailedException when the database fails; what {@code decide} throws passes through
     * @throws TooManyWritesException at once, when too many wait
     * @throws IllegalStateException after {@link #close}
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
        return new IllegalStateException("Writes are no longer taken");
    }

    /** Writes that are not being committed yet: a figure for metrics. */
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
                LOG.debug("The committer does not stop by interruption but by close()", notOurs);
            }
        }
        // A write that came after the last look: nobody else would answer it.
        queue.close().forEach(write -> write.fail(ended()));
    }

    /**
     * An athlete at whose write the database refused a transaction may make it refuse another: for a while after each such
     * failure the athlete's writes get transactions of their own.
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
        LOG.infof("%d writes get a transaction each: %s", batch.size(), cause);
        for (int i = 0; i < batch.size(); i++) {
            try {
                transaction.run(batch.subList(i, i + 1));
            } catch (RuntimeException | Error failure) {
                suspect(batch.get(i).athlete(), failure);
                batch.get(i).fail(failure);
                if (unreachable(failure)) {
                    // Each further attempt would wait for the same time-out, and the requests with it.
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

    /** Commits what is waiting and takes no more. */
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
