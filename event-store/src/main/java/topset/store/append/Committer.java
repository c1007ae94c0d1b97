package topset.store.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.StoreFailedException;
import topset.store.TooManyWritesException;

/**
 * Combines concurrent works into few transactions, and so into few flushes to disk. Two threads share one queue: each
 * removes a {@link Batch}, runs it, and answers the requests after the commit. New works queue up meanwhile.
 *
 * <p>The queue is bounded, and gyms take turns in it. If it is full, a new work is refused at once. A gym that sends
 * without pause only delays itself. A batch has at most one work of an owner, so works of an owner stay in order.
 *
 * <p>If the database cannot be reached, and the attempt has timed out, all queued works fail too, so that no request
 * waits for two time-outs. If another transaction has locked an owner, for example to erase the athlete, only the works
 * of this owner wait.
 */
public final class Committer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Committer.class);

    /** The longest time for which a work waits until its owner is free. It equals the services' lock time-out. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration SUSPECTED = Duration.ofMinutes(1);
    private static final int MOST_SUSPECTS = 1_000;

    private final Batch batch;
    private final Duration soon;
    private final LongSupplier nanoTime;
    private final TurnQueue<PendingWork<?>> queue;
    private final List<Thread> lanes;

    /**
     * The owners whose works run alone, because one of their works made the database refuse a transaction. The value is
     * the time ({@link #nanoTime}) at which the owner's works join others again; the entry with the earliest time comes
     * first.
     */
    private final SequencedMap<Athlete, Long> suspects = new LinkedHashMap<>();

    /** Creates a committer and starts its threads. */
    public Committer(Batch batch) {
        this(batch, CommitLimits.DEFAULT, Batch.SOON, System::nanoTime);
    }

    /** @param soon a failure that takes longer counts as a time-out */
    Committer(Batch batch, CommitLimits limits, Duration soon, LongSupplier nanoTime) {
        this.batch = batch;
        this.soon = soon;
        this.nanoTime = nanoTime;
        this.queue = new TurnQueue<>(limits, PendingWork::owner, PendingWork::mostEvents);
        this.lanes = IntStream.range(0, limits.lanes())
                .mapToObj(_ -> Thread.ofPlatform().name("group-commit").daemon().start(this::commitAll))
                .toList();
    }

    /**
     * Waits until the work is committed, and returns its answer.
     *
     * @param work locks no further owner
     * @param mostEvents the largest number of events that the work may append, at least 1
     * @throws StoreFailedException if the database fails; exceptions of the work are passed to the caller
     * @throws TooManyWritesException at once, if too many works wait
     * @throws IllegalStateException if this committer is closed
     */
    public <R> R submit(Work<R> work, int mostEvents) {
        if (work.locks().size() > 1) {
            throw new IllegalArgumentException("A work in the queue locks its owner only");
        }
        var pending = new PendingWork<>(work, mostEvents, nanoTime.getAsLong());
        if (!queue.offer(pending)) {
            throw queue.isClosed()
                    ? new IllegalStateException("The committer is closed: works are no longer accepted")
                    : new TooManyWritesException(work.owner().gym());
        }
        return pending.await();
    }

    /** Returns the number of works in the queue, for the metrics of the service. */
    public int waiting() {
        return queue.size();
    }

    private void commitAll() {
        while (true) {
            try {
                var works = queue.take();
                if (works.isEmpty()) {
                    return;
                }
                commit(works);
            } catch (InterruptedException notOurs) {
                LOG.debug("Ignoring an interrupt: close() stops the committer", notOurs);
            }
        }
    }

    private void commit(List<PendingWork<?>> works) {
        var again = new ArrayList<PendingWork<?>>();
        var locked = new ArrayList<PendingWork<?>>();
        try {
            var together = new ArrayList<PendingWork<?>>();
            var alone = new ArrayList<PendingWork<?>>();
            works.forEach(work -> (isSuspect(work.owner()) ? alone : together).add(work));
            run(together, again, locked);
            alone.forEach(work -> run(List.of(work), again, locked));
        } finally {
            queue.end(works, again, locked);
        }
    }

    private void run(List<PendingWork<?>> works, List<PendingWork<?>> again, List<PendingWork<?>> locked) {
        if (works.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        var results = batch.<@Nullable Object>run(works, Batch.Locking.TRY, Batch.Commit.JOINED);
        for (int n = 0; n < works.size(); n++) {
            var work = works.get(n);
            switch (results.get(n)) {
                case WorkResult.Answer<?> _ -> work.answer();
                case WorkResult.Failure<?>(var cause) -> fail(work, cause, System.nanoTime() - began);
                case WorkResult.Again<?> _ -> again.add(work);
                case WorkResult.Locked<?> _ -> {
                    if (work.isOlderThan(LONGEST_WAIT, nanoTime.getAsLong())) {
                        work.fail(lockTimeout(work.owner()));
                    } else {
                        again.add(work);
                        locked.add(work);
                    }
                }
            }
        }
    }

    private void fail(PendingWork<?> work, Throwable cause, long nanos) {
        if (cause instanceof StoreFailedException failure) {
            if (!failure.unreachable()) {
                suspect(work.owner());
            } else if (nanos >= soon.toNanos()) {
                queue.drain().forEach(waiting -> waiting.fail(cause));
            }
        }
        work.fail(cause);
    }

    private static StoreFailedException lockTimeout(Athlete owner) {
        return new StoreFailedException(
                new SQLException("Another transaction has locked " + owner, LOCK_NOT_AVAILABLE));
    }

    /**
     * If the database refused a transaction because of one work, it may also refuse the next works of the same owner.
     * So for one minute after such a failure, each work of this owner runs in a transaction of its own.
     */
    private void suspect(Athlete owner) {
        synchronized (suspects) {
            suspects.putLast(owner, nanoTime.getAsLong() + SUSPECTED.toNanos());
            if (suspects.size() > MOST_SUSPECTS) {
                suspects.pollFirstEntry();
            }
        }
    }

    private boolean isSuspect(Athlete owner) {
        synchronized (suspects) {
            var until = suspects.get(owner);
            return until != null && nanoTime.getAsLong() - until < 0;
        }
    }

    /** Commits the works that are in the queue, and refuses new works from now on. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        for (var lane : lanes) {
            while (lane.isAlive()) {
                try {
                    lane.join();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
