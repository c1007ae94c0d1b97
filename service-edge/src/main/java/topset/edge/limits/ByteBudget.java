package topset.edge.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Limits the bytes of request bodies that are being read, in total and per gym. A body that exceeds a limit is refused
 * at once.
 */
@Singleton
public final class ByteBudget {
    private static final int SHARE_OF_ONE = 4;
    private static final int SHARE_OF_HEAP = 8;

    private final int capacity;
    private final Semaphore free;

    /** The free bytes of each gym with a body that is being read. */
    private final LoadingCache<String, Semaphore> freeOfGym;

    @Inject
    public ByteBudget() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param capacity the largest number of bytes in use, at most 2 GB; one gym may use a quarter of the capacity */
    public ByteBudget(long capacity) {
        this.capacity = (int) Math.min(capacity, Integer.MAX_VALUE);
        this.free = new Semaphore(this.capacity);
        this.freeOfGym = Caffeine.newBuilder().weakValues().build(gym -> new Semaphore(this.capacity / SHARE_OF_ONE));
    }

    public BudgetedBody begin(String gym) {
        return new BudgetedBody(freeOfGym.get(gym));
    }

    int total() {
        return capacity - free.availablePermits();
    }

    @FunctionalInterface
    public interface CurrentGym {

        /** {@code -} for a caller without a gym. */
        String name();
    }

    /** Closing releases the bytes of the body from the budget. */
    public final class BudgetedBody implements AutoCloseable {
        private final Semaphore ofGym;
        private int bytes;

        private BudgetedBody(Semaphore ofGym) {
            this.ofGym = ofGym;
        }

        /** Returns false if the budget would be exceeded. */
        public boolean add(int more) {
            if (!ofGym.tryAcquire(more)) {
                return false;
            }
            if (!free.tryAcquire(more)) {
                ofGym.release(more);
                return false;
            }
            bytes += more;
            return true;
        }

        @Override
        public void close() {
            ofGym.release(bytes);
            free.release(bytes);
            bytes = 0;
        }
    }
}
