package topset.store.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

/**
 * A bounded queue that consists of one line per gym. Gyms take turns, so a gym with many items delays every other gym by
 * one item only. Items of the same owner are removed in the order in which they were added, one at a time: the next one
 * is not removed before the owner is released. Items of other owners pass it.
 *
 * @param <T> the type of the items
 */
final class TurnQueue<T> {

    /** After this time an owner who was locked by another transaction is tried again. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final CommitLimits limits;
    private final Function<T, Athlete> ownerOf;
    private final ToIntFunction<T> weight;

    /** The lines by gym, in the order of the gyms' turns. No line is empty. */
    private final SequencedMap<String, ArrayDeque<T>> lines = new LinkedHashMap<>();

    private final Map<Athlete, Integer> ofOwners = new HashMap<>();

    /** The owners whose items must wait: those of batches on their way, and those who were locked. */
    private final Set<Athlete> busy = new HashSet<>();

    /** The time ({@link System#nanoTime}) until which a locked owner is busy, in ascending order. */
    private final SequencedMap<Athlete, Long> locked = new LinkedHashMap<>();

    private int size;
    private int batchesOnTheirWay;
    private int lastSize;
    private long lastStart = System.nanoTime();
    private boolean closed;

    /**
     * Creates an empty queue.
     *
     * @param weight returns the weight of an item, at least 1
     */
    TurnQueue(CommitLimits limits, Function<T, Athlete> ownerOf, ToIntFunction<T> weight) {
        this.limits = limits;
        this.ownerOf = ownerOf;
        this.weight = weight;
    }

    /**
     * Adds an item to the end of its gym's line. Returns false if the queue is closed, or if the queue, the gym or the
     * owner has as many items as allowed.
     */
    synchronized boolean offer(T item) {
        var owner = ownerOf.apply(item);
        var line = lines.get(owner.gym());
        if (closed
                || size >= limits.mostWaiting()
                || (line != null && line.size() >= limits.mostOfGym())
                || ofOwners.getOrDefault(owner, 0) >= limits.mostOfOwner()) {
            return false;
        }
        lines.computeIfAbsent(owner.gym(), none -> new ArrayDeque<>()).add(item);
        count(owner, 1);
        if (batchesOnTheirWay == 0 || size >= limits.secondBatchFrom()) {
            notify();
        }
        return true;
    }

    private void count(Athlete owner, int added) {
        size += added;
        ofOwners.merge(owner, added, (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }

    /**
     * Waits for the next batch and removes it, one item of each gym in turn. {@link #end} must be called when the batch
     * has ended.
     *
     * @return empty only if the queue is closed and has no items
     */
    synchronized List<T> take() throws InterruptedException {
        while (!closed || size > 0) {
            long now = System.nanoTime();
            releaseLocked(now);
            long wait = nanosUntilStart(now);
            var batch = wait > 0 ? List.<T>of() : remove();
            if (!batch.isEmpty()) {
                batchesOnTheirWay++;
                lastSize = batch.size();
                lastStart = now;
                if (size >= limits.secondBatchFrom()) {
                    notify();
                }
                return batch;
            }
            TimeUnit.NANOSECONDS.timedWait(this, untilRetry(now, wait > 0 ? wait : LONG_NANOS));
        }
        notifyAll();
        return List.of();
    }

    private void releaseLocked(long now) {
        var first = locked.firstEntry();
        while (first != null && first.getValue() - now <= 0) {
            locked.pollFirstEntry();
            busy.remove(first.getKey());
            first = locked.firstEntry();
        }
    }

    private long untilRetry(long now, long nanos) {
        var first = locked.firstEntry();
        return first == null ? nanos : Math.min(nanos, first.getValue() - now);
    }

    /** Returns 0 if a batch may start now, otherwise how long it must wait for more items, at most. */
    private long nanosUntilStart(long now) {
        if (size == 0 || (batchesOnTheirWay > 0 && size < limits.secondBatchFrom())) {
            return LONG_NANOS;
        }
        return closed || lastSize <= 1 || size >= Math.min(lastSize, limits.secondBatchFrom())
                ? 0
                : Math.max(0, lastStart + limits.gather().toNanos() - now);
    }

    private List<T> remove() {
        var removed = new ArrayList<T>(Math.min(limits.maxBatch(), size));
        int weightLeft = limits.mostEvents();
        int withoutItem = 0;
        while (removed.size() < limits.maxBatch() && withoutItem < lines.size()) {
            var turn = lines.firstEntry();
            var line = turn.getValue();
            var items = line.iterator();
            var item = next(items);
            if (item == null) {
                withoutItem++;
            } else {
                weightLeft -= weight.applyAsInt(item);
                if (weightLeft < 0 && !removed.isEmpty()) {
                    break;
                }
                items.remove();
                busy.add(ownerOf.apply(item));
                count(ownerOf.apply(item), -1);
                removed.add(item);
                withoutItem = 0;
            }
            lines.pollFirstEntry();
            if (!line.isEmpty()) {
                lines.putLast(turn.getKey(), line);
            }
        }
        return removed;
    }

    /** The next item whose owner is not busy; null if there is none. */
    private @Nullable T next(Iterator<T> items) {
        while (items.hasNext()) {
            var item = items.next();
            if (!busy.contains(ownerOf.apply(item))) {
                return item;
            }
        }
        return null;
    }

    /**
     * Releases the owners of a batch that has ended.
     *
     * @param again items of the batch that go back to the beginning of their line
     * @param lockedItems those of them whose owners were locked; they are not removed again for some milliseconds
     */
    synchronized void end(Collection<T> batch, Collection<T> again, Collection<T> lockedItems) {
        batchesOnTheirWay--;
        batch.forEach(item -> busy.remove(ownerOf.apply(item)));
        for (var item : again) {
            var owner = ownerOf.apply(item);
            lines.computeIfAbsent(owner.gym(), none -> new ArrayDeque<>()).addFirst(item);
            count(owner, 1);
        }
        for (var item : lockedItems) {
            busy.add(ownerOf.apply(item));
            locked.putLast(ownerOf.apply(item), System.nanoTime() + RETRY_NANOS);
        }
    }

    /** Removes and returns all items that wait. */
    synchronized List<T> drain() {
        var all = new ArrayList<T>(size);
        lines.values().forEach(all::addAll);
        lines.clear();
        ofOwners.clear();
        size = 0;
        return all;
    }

    /** Accepts no more items. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int size() {
        return size;
    }
}
