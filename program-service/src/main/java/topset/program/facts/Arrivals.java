package topset.program.facts;

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

/** Wakes readers that wait until an athlete's newest sets are in the plan ({@code atLeast} of api.md). */
@ApplicationScoped
public class Arrivals {
    /**
     * Another replica may be the one that takes the event in, and nobody here hears of it: so a waiter also looks by
     * itself, first after this long, then twice as long each time. Looking often costs most when there is most to do.
     */
    private static final Duration OTHER_REPLICAS = Duration.ofMillis(50);

    private static final int MOST = 50_000;

    /** Each holds a request, and asks the database now and then. */
    private static final int MOST_WAITERS = 1_000;

    private static final int MOST_WAITERS_OF_GYM = 250;

    private final Map<Athlete, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Map<String, Integer> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger allWaiters = new AtomicInteger();

    /** What this replica has committed: whose events it takes in need not be asked of the database. */
    private final Cache<Athlete, Long> committed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Says that the athlete's events up to that number have been committed. */
    public void announce(Athlete athlete, long upTo) {
        committed.asMap().merge(athlete, upTo, Math::max);
        announce(athlete);
    }

    /** Says that something of the athlete has been committed. */
    public void announce(Athlete athlete) {
        var latch = waiting.remove(athlete);
        if (latch != null) {
            latch.countDown();
        }
    }

    /**
     * Waits until the athlete's events up to that number have been committed; does not wait where too many do, in all or of that gym.
     *
     * @param look the number committed by any replica
     * @return whether they have
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
            // Registered before looking, so that an announcement in between is not missed.
            var latch = waiting.computeIfAbsent(athlete, a -> new CountDownLatch(1));
            var here = committed.getIfPresent(athlete);
            var arrived = (here != null && here >= atLeast) || (others && look.getAsLong() >= atLeast);
            var left = deadline - System.nanoTime();
            if (arrived || left <= 0) {
                // Whoever else waits looks again: nobody may announce this athlete here, ever.
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
