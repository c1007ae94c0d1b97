package topset.edge.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits the bytes of request bodies that are being read, in total and per gym. A body that exceeds a limit is refused
 * at once.
 */
@Singleton
public final class ByteBudget {
    private static final int SHARE_OF_ONE = 4;
    private static final int SHARE_OF_HEAP = 8;

    private final long capacity;
    private final Map<String, Long> used = new HashMap<>();
    private long total;

    @Inject
    public ByteBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param capacity the largest number of bytes in use; one gym may use a quarter of the capacity */
    public ByteBudget(long capacity) {
        this.capacity = capacity;
    }

    public Body begin(String gym) {
        return new Body(gym);
    }

    private synchronized boolean add(String gym, long bytes) {
        long ofGym = used.getOrDefault(gym, 0L) + bytes;
        if (total + bytes > capacity || ofGym > capacity / SHARE_OF_ONE) {
            return false;
        }
        total += bytes;
        used.put(gym, ofGym);
        return true;
    }

    private synchronized void remove(String gym, long bytes) {
        total -= bytes;
        used.computeIfPresent(gym, (same, ofGym) -> ofGym == bytes ? null : Long.valueOf(ofGym - bytes));
    }

    synchronized long total() {
        return total;
    }

    /** Closing releases the bytes of the body from the budget. */
    public final class Body implements AutoCloseable {
        private final String gym;
        private long bytes;

        private Body(String gym) {
            this.gym = gym;
        }

        /** Returns false if the budget would be exceeded. */
        public boolean add(int more) {
            boolean fits = ByteBudget.this.add(gym, more);
            if (fits) {
                bytes += more;
            }
            return fits;
        }

        @Override
        public void close() {
            remove(gym, bytes);
            bytes = 0;
        }
    }
}
