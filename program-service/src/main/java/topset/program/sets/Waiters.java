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
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.publication.Replicas;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.inbox.Inbox;

/**
 * Wakes requests that wait until the plan includes an athlete's newest sets (query parameter {@code atLeast}).
 *
 * <p>Another replica may process an event, and its notice may get lost. So the newest events of athletes whose requests
 * wait long are read from the database again and again, in one query.
 */
@ApplicationScoped
public class Waiters {
    private static final Logger LOG = Logger.getLogger(Waiters.class);

    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(400);

    /** The time between two queries while this replica does not hear the others. */
    private static final Duration WITHOUT_NOTICES = Duration.ofMillis(50);

    private static final int MOST_ATHLETES = 50_000;

    /** The largest number of waiting requests, which is as large as the number of connections of clients. */
    private static final int MOST = 2_000;

    private static final int MOST_OF_GYM = 1_000;

    private final Replicas replicas;
    private final Function<Collection<Athlete>, Map<Athlete, Long>> look;
    private final Duration betweenQueries;

    /** The waiting requests, by {@link Replicas#key} of their athlete. */
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

    private final Map<String, Integer> ofGym = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** Has a permit if a request may have begun to wait since the thread that polls has found none. */
    private final Semaphore begun = new Semaphore(0);

    /** The newest sequence number that is known to be committed, for each athlete. */
    private final Cache<Athlete, Long> committed = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_ATHLETES)
            .build();

    private volatile @Nullable Thread polling;

    /** The requests that wait for one athlete. */
    private record Waiting(Athlete athlete, CountDownLatch latch, long since) {}

    @Inject
    public Waiters(Replicas replicas, DataSource dataSource, Inbox inbox) {
        this(
                replicas,
                athletes -> Query.on(dataSource, connection -> inbox.seen(connection, athletes)),
                BETWEEN_QUERIES);
    }

    /**
     * @param look queries the newest sequence number of each athlete that any replica has committed; athletes without
     * processed events may be absent
     */
    Waiters(Replicas replicas, Function<Collection<Athlete>, Map<Athlete, Long>> look, Duration betweenQueries) {
        this.replicas = replicas;
        this.look = look;
        this.betweenQueries = betweenQueries;
        replicas.onCommit((key, byOther) -> {
            if (byOther) {
                wake(key);
            }
        });
    }

    /** Starts to poll for requests that wait long. */
    void start(@Observes StartupEvent event) {
        polling = Thread.ofVirtual().name("long-waits").start(this::poll);
    }

    void stop(@Observes ShutdownEvent event) {
        var thread = polling;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * Records that this replica has committed the athlete's events up to a sequence number, and wakes the requests that
     * wait for these events.
     */
    public void committed(Athlete athlete, long upTo) {
        committed.asMap().merge(athlete, upTo, Math::max);
        wake(Replicas.key(athlete.key()));
    }

    private void wake(long athlete) {
        var woken = waiting.remove(athlete);
        if (woken != null) {
            woken.latch().countDown();
        }
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
        var waitingInGym = ofGym.merge(gym, 1, Integer::sum);
        var waitingInAll = all.incrementAndGet();
        try {
            var tooMany = waitingInGym > MOST_OF_GYM || waitingInAll > MOST;
            return awaitAdmitted(athlete, atLeast, tooMany ? Duration.ZERO : atMost);
        } finally {
            all.decrementAndGet();
            ofGym.computeIfPresent(gym, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean awaitAdmitted(Athlete athlete, long atLeast, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        var key = Replicas.key(athlete.key());
        var looks = replicas.hasOthers() || committed.getIfPresent(athlete) == null;
        while (true) {
            // The request registers before it checks whether the events are committed. Otherwise it could miss a commit
            // between the two steps.
            var mine =
                    waiting.computeIfAbsent(key, _ -> new Waiting(athlete, new CountDownLatch(1), System.nanoTime()));
            if (looks && !isCommitted(athlete, atLeast)) {
                look.apply(List.of(athlete))
                        .forEach((each, upTo) -> committed.asMap().merge(each, upTo, Math::max));
            }
            var isCommitted = isCommitted(athlete, atLeast);
            var left = deadline - System.nanoTime();
            if (isCommitted || left <= 0) {
                // Requests that still wait for the same athlete are woken, so that they register again.
                if (waiting.remove(key, mine)) {
                    mine.latch().countDown();
                }
                return isCommitted;
            }
            if (begun.availablePermits() == 0) {
                begun.release();
            }
            try {
                looks = mine.latch().await(left, TimeUnit.NANOSECONDS) && replicas.hasOthers();
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

    private void poll() {
        try {
            while (true) {
                begun.acquire();
                begun.drainPermits();
                while (!waiting.isEmpty()) {
                    var interval = replicas.hears() ? betweenQueries : WITHOUT_NOTICES;
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
            look.apply(athletes).forEach((athlete, upTo) -> {
                if (!isCommitted(athlete, upTo)) {
                    committed(athlete, upTo);
                }
            });
        } catch (StoreFailedException e) {
            LOG.debug("Requests that wait long are not checked; trying again", e);
        }
    }
}
