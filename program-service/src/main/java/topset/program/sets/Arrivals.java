package topset.program.sets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import topset.store.Athlete;

/** Wakes requests that wait until the plan includes an athlete's newest sets (query parameter {@code atLeast}). */
@ApplicationScoped
public class Arrivals {
    /**
     * The first interval at which a waiting request polls the database while this replica hears no other. Another
     * replica may process the event nevertheless. Each interval is twice as long as the one before, so polling stays
     * cheap when many requests wait.
     */
    private static final Duration WITHOUT_NOTICES = Duration.ofMillis(50);

    /** The first interval of polling while other replicas are heard. A notice of another replica may get lost. */
    private static final Duration WITH_NOTICES = Duration.ofMillis(400);

    private static final int MOST = 50_000;

    /** The largest number of waiting requests. A waiting request holds a thread and sometimes queries the database. */
    private static final int MOST_WAITERS = 1_000;

    private static final int MOST_WAITERS_OF_GYM = 250;

    private final ArrivalNotices notices;
    private final Duration withNotices;

    /** The waiting requests, by {@link ArrivalNotices#hash} of their athlete. */
    private final Map<Long, CountDownLatch> waiting = new ConcurrentHashMap<>();

    private final Map<String, Integer> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger allWaiters = new AtomicInteger();

    /**
     * The newest sequence number that this replica has committed, for each athlete. A request that waits for one of
     * these events needs no database query.
     */
    private final Cache<Athlete, Long> committed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Inject
    public Arrivals(ArrivalNotices notices) {
        this(notices, WITH_NOTICES);
    }

    Arrivals(ArrivalNotices notices, Duration withNotices) {
        this.notices = notices;
        this.withNotices = withNotices;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    /** Starts to exchange notices with other replicas. */
    void start() {
        notices.start(this::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        notices.stop();
    }

    /**
     * Records that this replica has committed the athlete's events up to a sequence number, and wakes the requests that
     * wait for these events.
     */
    public void announce(Athlete athlete, long upTo) {
        committed.asMap().merge(athlete, upTo, Math::max);
        announce(athlete);
    }

    /** Wakes the requests that wait for the athlete's events. The caller must have committed its transaction. */
    public void announce(Athlete athlete) {
        wake(ArrivalNotices.hash(athlete));
        notices.send(athlete);
    }

    private void wake(long athlete) {
        var latch = waiting.remove(athlete);
        if (latch != null) {
            latch.countDown();
        }
    }

    /**
     * Waits until the athlete's events up to a sequence number are committed. Returns at once if too many requests wait
     * already, in total or in this gym.
     *
     * @param look queries the newest sequence number that any replica has committed
     * @return whether the events are committed
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
        var hash = ArrivalNotices.hash(athlete);
        var hasPeers = notices.hasPeers();
        var patience = (hasPeers ? withNotices : WITHOUT_NOTICES).toNanos();
        var others = hasPeers || committed.getIfPresent(athlete) == null;
        while (true) {
            // The request registers before it checks whether the events are committed. Otherwise it could miss an
            // announcement between the two steps.
            var latch = waiting.computeIfAbsent(hash, a -> new CountDownLatch(1));
            var here = committed.getIfPresent(athlete);
            var arrived = (here != null && here >= atLeast) || (others && look.getAsLong() >= atLeast);
            var left = deadline - System.nanoTime();
            if (arrived || left <= 0) {
                // This request stops waiting. Requests that still wait for the same athlete are released, so that they
                // read the database again, because another replica may have committed the events.
                if (waiting.remove(hash, latch)) {
                    latch.countDown();
                }
                return arrived;
            }
            try {
                var timedOut = !latch.await(Math.min(left, patience), TimeUnit.NANOSECONDS);
                others = timedOut || hasPeers;
                if (timedOut) {
                    patience *= 2;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
