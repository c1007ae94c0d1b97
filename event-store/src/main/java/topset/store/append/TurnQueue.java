package topset.store.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import topset.store.Athlete;
import topset.store.TooManyWritesException;

/**
 * A bounded queue of works that consists of one line per gym. Gyms take turns, so a gym with many works delays every
 * other gym by one work only. Works of the same owner are removed in the order in which they were added, one at a time:
 * the next one is not removed before the owner is released. Works of other owners pass it.
 */
final class TurnQueue {

    /**
     * The limits of a {@link Committer}.
     *
     * @param threads the largest number of batches at the same time; each uses one connection
     * @param secondBatchFrom while a batch is on its way, the next one starts only if so many works wait, so that small
     * groups are not split
     * @param gather a batch of more than one work is followed by the next one only after this time, or when as many works
     * wait, or {@code secondBatchFrom}; zero: a batch starts as soon as a work waits
     * @param mostOfOwner the largest number of an owner's works that wait, because a batch has at most one of them
     */
    record Limits(
            int threads,
            int secondBatchFrom,
            Duration gather,
            int maxBatch,
            int mostEvents,
            int mostWaiting,
            int mostOfGym,
            int mostOfOwner) {

        /**
         * A small machine needs at least two seconds to store {@code mostWaiting} works; a longer queue would only add
         * waiting time. {@code mostEvents} equals the largest number of sets in one request. {@code gather} was measured,
         * see ADR 0130.
         */
        static final Limits DEFAULT = new Limits(2, 16, Duration.ofMillis(2), 64, 500, 2_048, 1_024, 64);
    }

    /** After this time the owners whom other transactions have locked are tried again. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Limits limits;

    /** The lines by gym, in the order of the gyms' turns. No line is empty. */
    private final SequencedMap<String, ArrayDeque<PendingWork<?>>> lines = new LinkedHashMap<>();

    /** The numbers of works in the lines, by owner. */
    private final Map<Athlete, Integer> waiting = new HashMap<>();

    /** The owners whose works must wait: those of batches on their way, and those who were locked. */
    private final Set<Athlete> busy = new HashSet<>();

    private final Set<Athlete> locked = new HashSet<>();

    /** The time ({@link System#nanoTime}) from which on the locked owners are no longer busy. */
    private long retryAt;

    private int size;
    private int batchesOnTheirWay;
    private int lastSize;
    private long lastStart = System.nanoTime();
    private boolean closed;

    TurnQueue(Limits limits) {
        this.limits = limits;
    }

    /**
     * Adds a work to the end of its gym's line.
     *
     * @throws TooManyWritesException if the queue, the gym or the owner has as many works as allowed
     */
    synchronized void offer(PendingWork<?> work) {
        var owner = work.owner();
        if (closed) {
            throw new IllegalStateException("The committer is closed: works are no longer accepted");
        }
        var line = lines.getOrDefault(owner.gym(), new ArrayDeque<>());
        if (size >= limits.mostWaiting()
                || line.size() >= limits.mostOfGym()
                || waiting.getOrDefault(owner, 0) >= limits.mostOfOwner()) {
            throw new TooManyWritesException(owner.gym());
        }
        lineWithOneMore(owner).add(work);
        if (batchesOnTheirWay == 0 || size >= limits.secondBatchFrom()) {
            notify();
        }
    }

    private ArrayDeque<PendingWork<?>> lineWithOneMore(Athlete owner) {
        size++;
        waiting.merge(owner, 1, Integer::sum);
        return lines.computeIfAbsent(owner.gym(), none -> new ArrayDeque<>());
    }

    /**
     * Waits for the next batch and removes it, one work of each gym in turn. {@link #end} must be called when the batch
     * has ended.
     *
     * @return empty only if the queue is closed and has no works
     */
    synchronized List<PendingWork<?>> take() throws InterruptedException {
        while (!closed || size > 0) {
            long now = System.nanoTime();
            if (!locked.isEmpty() && now - retryAt >= 0) {
                busy.removeAll(locked);
                locked.clear();
            }
            long wait = nanosUntilStart(now);
            var batch = wait > 0 ? List.<PendingWork<?>>of() : remove();
            if (!batch.isEmpty()) {
                batchesOnTheirWay++;
                lastSize = batch.size();
                lastStart = now;
                if (size >= limits.secondBatchFrom()) {
                    notify();
                }
                return batch;
            }
            long atMost = wait > 0 ? wait : LONG_NANOS;
            TimeUnit.NANOSECONDS.timedWait(this, locked.isEmpty() ? atMost : Math.min(atMost, retryAt - now));
        }
        notifyAll();
        return List.of();
    }

    /** Returns 0 if a batch may start now, otherwise how long it must wait for more works, at most. */
    private long nanosUntilStart(long now) {
        if (size == 0 || (batchesOnTheirWay > 0 && size < limits.secondBatchFrom())) {
            return LONG_NANOS;
        }
        return closed || lastSize <= 1 || size >= Math.min(lastSize, limits.secondBatchFrom())
                ? 0
                : Math.max(0, lastStart + limits.gather().toNanos() - now);
    }

    private List<PendingWork<?>> remove() {
        var removed = new ArrayList<PendingWork<?>>(Math.min(limits.maxBatch(), size));
        int eventsLeft = limits.mostEvents();
        int withoutWork = 0;
        while (removed.size() < limits.maxBatch() && withoutWork < lines.size()) {
            var turn = lines.firstEntry();
            var line = turn.getValue();
            var works = line.iterator();
            PendingWork<?> next = null;
            while (next == null && works.hasNext()) {
                var work = works.next();
                next = busy.contains(work.owner()) ? null : work;
            }
            if (next == null) {
                withoutWork++;
            } else {
                eventsLeft -= next.work().mostEvents();
                if (eventsLeft < 0 && !removed.isEmpty()) {
                    break;
                }
                works.remove();
                busy.add(next.owner());
                size--;
                waiting.computeIfPresent(next.owner(), (same, count) -> count == 1 ? null : count - 1);
                removed.add(next);
                withoutWork = 0;
            }
            lines.pollFirstEntry();
            if (!line.isEmpty()) {
                lines.putLast(turn.getKey(), line);
            }
        }
        return removed;
    }

    /**
     * Releases the owners of a batch that has ended. A work whose owner was locked goes back to the beginning of its
     * line, and is not removed again for some milliseconds.
     */
    synchronized void end(Collection<PendingWork<?>> batch) {
        batchesOnTheirWay--;
        for (var work : batch) {
            var owner = work.owner();
            if (work.isLocked()) {
                lineWithOneMore(owner).addFirst(work);
                if (locked.isEmpty()) {
                    retryAt = System.nanoTime() + RETRY_NANOS;
                }
                locked.add(owner);
            } else {
                busy.remove(owner);
            }
        }
    }

    synchronized List<PendingWork<?>> drain() {
        var all = new ArrayList<PendingWork<?>>(size);
        lines.values().forEach(all::addAll);
        lines.clear();
        waiting.clear();
        size = 0;
        return all;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int size() {
        return size;
    }
}
