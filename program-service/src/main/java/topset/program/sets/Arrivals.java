package topset.program.sets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.inbox.Inbox;

/**
 * Wakes requests that wait until the plan includes an athlete's newest sets (query parameter {@code atLeast}).
 *
 * <p>Another replica may process an event. So if a request has waited for some time, its athlete's newest event is read
 * from the database again and again. One query reads the events of all requests that have waited so long.
 */
@ApplicationScoped
public class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    /** The time between two queries while this replica hears no other. */
    private static final Duration WITHOUT_NOTICES = Duration.ofMillis(50);

    /** The time between two queries while other replicas are heard. A notice of another replica may get lost. */
    private static final Duration WITH_NOTICES = Duration.ofMillis(400);

    private static final int MOST = 50_000;

    /** The largest number of waiting requests, which is as large as the number of connections of clients. */
    private static final int MOST_WAITERS = 2_000;

    private static final int MOST_WAITERS_OF_GYM = 1_000;

    private final ArrivalNotices notices;
    private final Look look;
    private final Duration withNotices;

    /** The waiting requests, by {@link ArrivalNotices#hash} of their athlete. */
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

    private final Map<String, Integer> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger allWaiters = new AtomicInteger();

    /** Has a permit if a request may have begun to wait since the thread that polls has found none. */
    private final Semaphore begun = new Semaphore(0);

    /**
     * The newest sequence number that is known to be committed, for each athlete. A request that waits for one of these
     * events needs no database query.
     */
    private final Cache<Athlete, Long> committed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private volatile @Nullable Thread polling;

    /** The requests that wait for one athlete. */
    private record Waiting(Athlete athlete, CountDownLatch latch, long since) {}

    /** Queries the newest sequence number of each athlete that any replica has committed. */
    @FunctionalInterface
    interface Look {
        /**
         * Returns the sequence numbers. Athletes without processed events may be absent.
         *
         * @throws StoreFailedException if the database fails
         */
        Map<Athlete, Long> at(Collection<Athlete> athletes);
    }

    @Inject
    public Arrivals(ArrivalNotices notices, DataSource dataSource, Inbox inbox) {
        this(notices, athletes -> Query.on(dataSource, connection -> inbox.seen(connection, athletes)), WITH_NOTICES);
    }

    Arrivals(ArrivalNotices notices, Look look, Duration withNotices) {
        this.notices = notices;
        this.look = look;
        this.withNotices = withNotices;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    /** Starts to exchange notices with other replicas, and to poll for requests that wait long. */
    void start() {
        notices.start(this::wake);
        polling = Thread.ofVirtual().name("arrivals-of-long-waits").start(this::poll);
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    void stop() {
        notices.stop();
        var thread = polling;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * Records that this replica has committed the athlete's events up to a sequence number, and wakes the requests that
     * wait for these events.
     */
    public void announce(Athlete athlete, long upTo) {
        remember(athlete, upTo);
        announce(athlete);
    }

    /** Wakes the requests that wait for the athlete's events. The caller must have committed its transaction. */
    public void announce(Athlete athlete) {
        wake(ArrivalNotices.hash(athlete));
        notices.send(athlete);
    }

    private void wake(long athlete) {
        var woken = waiting.remove(athlete);
        if (woken != null) {
            woken.latch().countDown();
        }
    }

    private void remember(Athlete athlete, long upTo) {
        committed.asMap().merge(athlete, upTo, Math::max);
    }

    /**
     * Waits until the athlete's events up to a sequence number are committed. Returns at once if too many requests wait
     * already, in total or in this gym.
     *
     * @return whether the events are committed
     * @throws StoreFailedException if the database fails
     */
    public boolean await(Athlete athlete, long atLeast, Duration atMost) {
        // The first event has the sequence number 1. An athlete without any event must not wait for one.
        if (atLeast <= 0) {
            return true;
        }
        var gym = athlete.gym();
        var ofGym = waiters.merge(gym, 1, Integer::sum);
        var all = allWaiters.incrementAndGet();
        try {
            var tooMany = ofGym > MOST_WAITERS_OF_GYM || all > MOST_WAITERS;
            return awaitAdmitted(athlete, atLeast, tooMany ? Duration.ZERO : atMost);
        } finally {
            allWaiters.decrementAndGet();
            waiters.computeIfPresent(gym, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean awaitAdmitted(Athlete athlete, long atLeast, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var hash = ArrivalNotices.hash(athlete);
        var looks = notices.hasPeers() || committed.getIfPresent(athlete) == null;
        while (true) {
            // The request registers before it checks whether the events are committed. Otherwise it could miss an
            // announcement between the two steps.
            var mine =
                    waiting.computeIfAbsent(hash, a -> new Waiting(athlete, new CountDownLatch(1), System.nanoTime()));
            var arrived = isCommitted(athlete, atLeast) || (looks && isCommittedByNow(athlete, atLeast));
            var left = deadline - System.nanoTime();
            if (arrived || left <= 0) {
                // This request stops waiting. Requests that still wait for the same athlete are released, so that they
                // register again.
                if (waiting.remove(hash, mine)) {
                    mine.latch().countDown();
                }
                return arrived;
            }
            if (begun.availablePermits() == 0) {
                begun.release();
            }
            try {
                looks = mine.latch().await(left, TimeUnit.NANOSECONDS) && notices.hasPeers();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private boolean isCommitted(Athlete athlete, long atLeast) {
        var upTo = committed.getIfPresent(athlete);
        return upTo != null && upTo >= atLeast;
    }

    private boolean isCommittedByNow(Athlete athlete, long atLeast) {
        look.at(List.of(athlete)).forEach(this::remember);
        return isCommitted(athlete, atLeast);
    }

    private void poll() {
        try {
            while (true) {
                begun.acquire();
                begun.drainPermits();
                while (!waiting.isEmpty()) {
                    var interval = notices.hasPeers() ? withNotices : WITHOUT_NOTICES;
                    TimeUnit.NANOSECONDS.sleep(interval.toNanos());
                    wakeLongWaiting(System.nanoTime() - interval.toNanos());
                }
            }
        } catch (InterruptedException e) {
            // The service stops.
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes the requests that wait since the given time or longer, and whose athlete has newer events by now. */
    private void wakeLongWaiting(long since) {
        var athletes = waiting.values().stream()
                .filter(each -> each.since() - since <= 0)
                .map(Waiting::athlete)
                .toList();
        if (athletes.isEmpty()) {
            return;
        }
        try {
            look.at(athletes).forEach((athlete, upTo) -> {
                if (!isCommitted(athlete, upTo)) {
                    remember(athlete, upTo);
                    wake(ArrivalNotices.hash(athlete));
                }
            });
        } catch (StoreFailedException e) {
            LOG.debug("Requests that wait long are not checked; trying again", e);
        }
    }
}
