package topset.program.sets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import topset.store.Athlete;

/** Wakes readers that wait until the plan includes an athlete's newest sets ({@code atLeast} of api.md). */
@ApplicationScoped
public class Arrivals {
    /**
     * The first polling interval. Another replica may process the event without notifying this one, so a waiter also
     * polls. Each interval is twice as long as the one before, so polling stays cheap when many readers wait.
     */
    private static final Duration OTHER_REPLICAS = Duration.ofMillis(50);

    private static final int MOST = 50_000;

    /** The largest number of waiting readers. Each of them holds a request and sometimes queries the database. */
    private static final int MOST_WAITERS = 1_000;

    private static final int MOST_WAITERS_OF_GYM = 250;

    private final Map<Athlete, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Map<String, Integer> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger allWaiters = new AtomicInteger();

    /**
     * The numbers that this replica has committed. For athletes whose events this replica processes, the database need
     * not be queried.
     */
    private final Cache<Athlete, Long> committed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Records that the athlete's events up to that number are committed, and wakes the readers that wait for them. */
    public void announce(Athlete athlete, long upTo) {
        committed.asMap().merge(athlete, upTo, Math::max);
        announce(athlete);
    }

    /** Wakes the readers that wait for the athlete's events, after a commit. */
    public void announce(Athlete athlete) {
        var latch = waiting.remove(athlete);
        if (latch != null) {
            latch.countDown();
        }
    }

    /**
     * Waits until the athlete's events up to that number are committed. Does not wait if too many readers wait, in
     * total or of that gym.
     *
     * @param look returns the number committed by any replica
     * @return whether they are committed
     */
    public boolean await(Athlete athlete, long atLeast, Duration atMost, LongSupplier look) {
        var gym = athlete.gym();
        var ofGym = waiters.merge(gym, 1, Integer::sum);
        var all = allWaiters.incrementAndGet();
        try {
            var tooMany = ofGym > MOST_WAITERS_OF_GYM || all > MOST_WAITERS;
            return awaitAdmitted(athlete, atLeast, tooMany ? Duration.ZERO : atMost, look);
        } finally {
            allWaiters.decrementAndGet();
            waiters.computeIfPresent(gym, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean awaitAdmitted(Athlete athlete, long atLeast, Duration atMost, LongSupplier look) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var patience = OTHER_REPLICAS.toNanos();
        var others = committed.getIfPresent(athlete) == null;
        while (true) {
            // The waiting reader is registered before the check, so that an announcement between the two is not missed.
            var latch = waiting.computeIfAbsent(athlete, a -> new CountDownLatch(1));
            var here = committed.getIfPresent(athlete);
            var arrived = (here != null && here >= atLeast) || (others && look.getAsLong() >= atLeast);
            var left = deadline - System.nanoTime();
            if (arrived || left <= 0) {
                // Other waiting readers must check again, because an announcement for this athlete may never come to
                // this replica.
                if (waiting.remove(athlete, latch)) {
                    latch.countDown();
                }
                return arrived;
            }
            try {
                others = !latch.await(Math.min(left, patience), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (others) {
                patience *= 2;
            }
        }
    }
}
