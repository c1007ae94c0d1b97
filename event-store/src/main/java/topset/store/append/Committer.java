package topset.store.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import topset.store.StoreFailedException;

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

    private static final Executor THREADS =
            task -> Thread.ofPlatform().name("group-commit").daemon().start(task);

    /** The longest time for which a work waits until its owner is free. It equals the services' lock time-out. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Batch batch;
    private final LongSupplier nanoTime;
    private final TurnQueue queue;
    private final List<CompletableFuture<Void>> threads;

    public Committer(Batch batch) {
        this(batch, TurnQueue.Limits.DEFAULT, System::nanoTime);
    }

    Committer(Batch batch, TurnQueue.Limits limits, LongSupplier nanoTime) {
        this.batch = batch;
        this.nanoTime = nanoTime;
        this.queue = new TurnQueue(limits);
        this.threads = IntStream.range(0, limits.threads())
                .mapToObj(_ -> CompletableFuture.runAsync(this::commitAll, THREADS))
                .toList();
    }

    /**
     * Waits until the work is committed, and returns its answer.
     *
     * @param work locks no further owner
     * @throws StoreFailedException if the database fails; exceptions of the work are passed to the caller
     * @throws topset.store.TooManyWritesException at once, if too many works wait
     */
    public <R> R submit(Work<R> work) {
        if (work.locks().size() > 1) {
            throw new IllegalArgumentException("A work in the queue locks its owner only");
        }
        var pending = new PendingWork<>(work, nanoTime.getAsLong());
        queue.offer(pending);
        return pending.await();
    }

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
        try {
            var timeOut = batch.runFree(works);
            if (timeOut != null) {
                queue.drain().forEach(waiting -> end(waiting, timeOut));
            }
            works.forEach(this::settle);
        } finally {
            queue.end(works);
        }
    }

    private void settle(PendingWork<?> work) {
        if (!work.isLocked()) {
            work.end();
        } else if (work.isOlderThan(LONGEST_WAIT, nanoTime.getAsLong())) {
            var locked = new SQLException("Another transaction has locked " + work.owner(), LOCK_NOT_AVAILABLE);
            end(work, new StoreFailedException(locked));
        }
    }

    private static void end(PendingWork<?> work, Throwable failure) {
        work.fail(failure);
        work.end();
    }

    /** Commits the works that are in the queue, and refuses new works from now on. An interrupt does not end it. */
    @Override
    public void close() {
        queue.close();
        threads.forEach(CompletableFuture::join);
    }
}
