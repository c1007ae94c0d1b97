package topset.store.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * A bounded queue that consists of one sub-queue per gym. Gyms take turns, so a gym with many items delays every other
 * gym by one item only. Items of the same gym are removed in the order in which they were added.
 *
 * @param <T> the type of the items
 */
final class TurnQueue<T> {

    private final int capacity;
    private final int capacityOfGym;
    private final ToIntFunction<T> weight;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();

    /** The sub-queues by gym, in the order of the gyms' turns. No sub-queue is empty. */
    private final Map<String, ArrayDeque<T>> lines = new LinkedHashMap<>();

    private int size;
    private boolean closed;

    /**
     * Creates an empty queue with limits for the whole queue and for each gym.
     *
     * @param capacity the largest number of items in all sub-queues together
     * @param capacityOfGym the largest number of items in one sub-queue, so that one gym cannot fill the queue
     * @param weight returns the weight of an item, at least 1
     */
    TurnQueue(int capacity, int capacityOfGym, ToIntFunction<T> weight) {
        this.capacity = capacity;
        this.capacityOfGym = capacityOfGym;
        this.weight = weight;
    }

    /**
     * Adds an item to the end of its gym's sub-queue. Returns false if this sub-queue or the whole queue is full, or if
     * the queue is closed.
     */
    boolean offer(String gym, T item) {
        lock.lock();
        try {
            var line = lines.get(gym);
            if (closed || size >= capacity || (line != null && line.size() >= capacityOfGym)) {
                return false;
            }
            lines.computeIfAbsent(gym, none -> new ArrayDeque<>()).add(item);
            size++;
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes items until a limit is reached or the queue is empty, one item of each gym in turn. If the queue is empty
     * at the beginning, the method waits for an item, for at most the given time.
     *
     * @param most the largest number of items to remove
     * @param mostWeight the largest total weight of the items; a heavier item is returned alone
     * @return an empty list if no item was added within the given time
     */
    List<T> take(int most, int mostWeight, long waitMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (size == 0 && nanos > 0) {
                nanos = filled.awaitNanos(nanos);
            }
            var removed = new ArrayList<T>(Math.min(most, size));
            int left = mostWeight;
            while (size > 0 && removed.size() < most) {
                var turn = lines.entrySet().iterator().next();
                var line = turn.getValue();
                left -= weight.applyAsInt(line.element());
                if (left < 0 && !removed.isEmpty()) {
                    break;
                }
                removed.add(line.remove());
                size--;
                lines.remove(turn.getKey());
                if (!line.isEmpty()) {
                    lines.put(turn.getKey(), line);
                }
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /** Removes and returns all items of the queue. */
    List<T> drain() {
        lock.lock();
        try {
            var all = new ArrayList<T>(size);
            lines.values().forEach(all::addAll);
            lines.clear();
            size = 0;
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Removes and returns all items, and closes the queue. A closed queue accepts no items. */
    List<T> close() {
        lock.lock();
        try {
            closed = true;
            return drain();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }
}
