package topset.program.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.edge.publication.Replicas;
import topset.program.live.LiveFeed.LiveEvent;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.erasure.Erasure;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/**
 * Reads the events of gyms for the live streams of this replica, page by page. The streams of a gym wait here for its
 * next commit. Streams that have read up to the same cursor share the next page.
 */
@ApplicationScoped
class GymPages {
    private static final Logger LOG = Logger.getLogger(GymPages.class);
    private static final int PAGE = 500;

    /** The largest number of missed events that a stream sends. To read everything again is faster. */
    private static final int MOST_MISSED = 5_000;

    /** The largest number of events in memory. */
    private static final int MOST_KEPT = 4_096;

    /** The time for which a page is shared, and after which a stream looks for a commit whose notice was lost. */
    private static final Duration SHARED = Duration.ofSeconds(1);

    /** The time after which events are read again that were not final, because an older transaction was open. */
    private static final long FIRST_PAUSE_MILLIS = 20;

    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final DataSource dataSource;
    private final LiveFeed feed;
    private final LiveTraces traces;
    private final int mostMissed;
    private final GymEventReader reader = new GymEventReader();

    /** The gyms that have streams. */
    private final Map<String, Gym> gyms = new ConcurrentHashMap<>();

    private final AtomicInteger streams = new AtomicInteger();
    private final Cache<Key, Page> pages = Caffeine.newBuilder()
            .expireAfterWrite(SHARED)
            .maximumWeight(MOST_KEPT)
            .weigher((Key key, Page page) -> 1 + page.events().size())
            .build();

    private volatile boolean stopping;

    @Inject
    GymPages(DataSource dataSource, LiveFeed feed, LiveTraces traces, Replicas replicas) {
        this(dataSource, feed, traces, replicas, MOST_MISSED);
    }

    GymPages(DataSource dataSource, LiveFeed feed, LiveTraces traces, Replicas replicas, int mostMissed) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.traces = traces;
        this.mostMissed = mostMissed;
        replicas.onCommit((key, byOther) ->
                gyms.values().stream().filter(gym -> gym.key == key).forEach(Gym::wake));
    }

    private record Key(Gym gym, EventCursor after) {}

    /**
     * The events of a gym after a cursor.
     *
     * @param next the cursor after the page; equal to the cursor before it if no event is stored
     * @param commits the number of commits of the gym that this page includes at least
     */
    record Page(List<LiveEvent> events, EventCursor next, boolean isFull, long commits) {}

    /** A gym that has open streams on this replica. */
    final class Gym implements AutoCloseable {
        private final String name;
        private final long key;
        private final AtomicInteger open = new AtomicInteger();
        private final ReentrantLock reading = new ReentrantLock();
        private long commits;
        private long pauseMillis = FIRST_PAUSE_MILLIS;
        private boolean looksAgain;

        /** Up to here, events were offered to streams, or are older than the first of these streams. */
        private EventCursor offered = EventCursor.START;

        private Gym(String name) {
            this.name = name;
            this.key = Replicas.key(name);
        }

        private synchronized void wake() {
            commits++;
            notifyAll();
        }

        private synchronized void wakeToLookAgain() {
            looksAgain = false;
            wake();
        }

        private synchronized long commits() {
            return commits;
        }

        /** Waits until a commit that the page does not include. */
        synchronized void awaitAfter(Page page, Duration atMost) throws InterruptedException {
            var until = System.nanoTime() + Math.min(atMost.toNanos(), SHARED.toNanos());
            var left = until - System.nanoTime();
            while (commits == page.commits() && left > 0 && !stopping) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = until - System.nanoTime();
            }
        }

        /** Wakes the streams soon if there are events that are not final yet. No commit of this gym may follow. */
        private synchronized void lookAgain(boolean isNeeded) {
            if (!isNeeded) {
                pauseMillis = FIRST_PAUSE_MILLIS;
            } else if (!looksAgain) {
                looksAgain = true;
                CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS)
                        .execute(this::wakeToLookAgain);
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
            }
        }

        /** Returns the gym's events after a cursor; none if the database fails. */
        Page after(EventCursor cursor) {
            var least = commits();
            var key = new Key(this, cursor);
            reading.lock();
            try {
                var kept = pages.getIfPresent(key);
                if (kept != null && (!kept.next().equals(cursor) || kept.commits() >= least)) {
                    return kept;
                }
                var page = read(cursor);
                pages.put(key, page);
                return page;
            } finally {
                reading.unlock();
            }
        }

        private Page read(EventCursor cursor) {
            var included = commits();
            try {
                var page = Query.on(dataSource, connection -> reader.read(connection, name, cursor, PAGE));
                if (page.events().stream().anyMatch(event -> event.type().equals(Erasure.TYPE))) {
                    pages.asMap().keySet().removeIf(each -> each.gym() == this);
                }
                offer(page);
                lookAgain(page.waits());
                return new Page(feed.of(page), page.next(), page.events().size() == PAGE, included);
            } catch (RuntimeException e) {
                LOG.warnf("A live stream cannot read events and tries again: %s", e);
                return new Page(List.of(), cursor, false, included);
            }
        }

        private void offer(GymEventReader.Page page) {
            for (int n = 0; n < page.events().size(); n++) {
                if (EventCursors.ORDER.compare(page.cursors().get(n), offered) > 0) {
                    offered = page.cursors().get(n);
                    traces.offered(page.events().get(n), open.get());
                }
            }
        }

        /**
         * Returns the cursor after the gym's newest event.
         *
         * @throws StoreFailedException if the store cannot be read
         */
        EventCursor newest() {
            var newest = Query.on(dataSource, connection -> reader.newest(connection, name));
            reading.lock();
            try {
                offered = offered.equals(EventCursor.START) ? newest : offered;
            } finally {
                reading.unlock();
            }
            return newest;
        }

        /**
         * Whether more events follow a cursor than a stream sends.
         *
         * @throws StoreFailedException if the store cannot be read
         */
        boolean hasTooManyAfter(EventCursor cursor) {
            return Query.on(dataSource, connection -> reader.hasMoreThan(connection, name, cursor, mostMissed));
        }

        @Override
        public void close() {
            streams.decrementAndGet();
            gyms.computeIfPresent(name, (same, gym) -> gym.open.decrementAndGet() == 0 ? null : gym);
        }
    }

    /** Counts a stream of a gym until the returned object is closed. */
    Gym join(String name) {
        streams.incrementAndGet();
        return gyms.compute(name, (same, gym) -> {
            var joined = gym == null ? new Gym(name) : gym;
            joined.open.incrementAndGet();
            return joined;
        });
    }

    /** The number of open streams. */
    int streams() {
        return streams.get();
    }

    /** Ends all streams when the service stops. Otherwise the service would wait for the end of their requests. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        gyms.values().forEach(Gym::wake);
    }

    boolean isStopping() {
        return stopping;
    }
}
