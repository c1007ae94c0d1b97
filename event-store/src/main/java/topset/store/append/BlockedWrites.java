package topset.store.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import topset.store.StoreFailedException;

/**
 * The writes of athletes whom another transaction has locked, for example to erase the athlete. A write waits here
 * until its athlete is free, and fails if that takes too long. The number of these writes is limited, also for each
 * gym.
 */
final class BlockedWrites<E> {

    /** The longest time for which a write waits until its athlete is free. It equals the services' lock time-out. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int MOST = 256;
    private static final int MOST_OF_GYM = 64;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final TurnQueue<PendingWrite<E, ?>> writes = new TurnQueue<>(MOST, MOST_OF_GYM, PendingWrite::mostEvents);
    private final LongSupplier nanoTime;

    BlockedWrites(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    int size() {
        return writes.size();
    }

    /** Adds the write, or lets it fail if it has waited too long or too many writes wait. */
    void add(PendingWrite<E, ?> write) {
        var athlete = write.athlete();
        if (write.blocked(nanoTime.getAsLong()).compareTo(LONGEST_WAIT) >= 0 || !writes.offer(athlete.gym(), write)) {
            write.fail(new StoreFailedException(
                    new SQLException("Another transaction has locked " + athlete, LOCK_NOT_AVAILABLE)));
        }
    }

    /** Removes and returns the writes for the next transaction, at most {@code most} with {@code mostEvents} events. */
    List<PendingWrite<E, ?>> take(int most, int mostEvents) throws InterruptedException {
        return writes.take(most, mostEvents, 0);
    }

    void fail(Throwable failure) {
        writes.drain().forEach(write -> write.fail(failure));
    }
}
