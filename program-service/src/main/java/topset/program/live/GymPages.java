package topset.program.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import topset.edge.operations.CallTraces;
import topset.edge.publication.Replicas;
import topset.program.live.LiveFeed.LiveEvent;
import topset.store.Query;
import topset.store.erasure.Erasure;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/**
 * Reads the events of gyms for the live streams of this replica, page by page. Streams of a gym that have read up to
 * the same cursor share the next page.
 */
@ApplicationScoped
class GymPages {
    static final int PAGE = 500;

    private static final Logger LOG = Logger.getLogger(GymPages.class);

    /** In events. */
    private static final int MOST_KEPT = 4_096;

    /** The time for which a page is shared, and after which a stream looks for a commit whose notice was lost. */
    private static final Duration SHARED = Duration.ofSeconds(1);

    /** The time after which events are read again that were not final, because an older transaction was open. */
    private static final long FIRST_PAUSE_MILLIS = 20;

    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final DataSource dataSource;
    private final CallTraces traces;
    private final OpenStreams streams;
    private final int mostMissed;

    /** A gym is kept while a stream uses it. */
    private final Cache<String, Gym> gyms = Caffeine.newBuilder().weakValues().build();

    private final Cache<Key, Page> pages = Caffeine.newBuilder()
            .expireAfterWrite(SHARED)
            .maximumWeight(MOST_KEPT)
            .weigher((Key key, Page page) -> 1 + page.events().size())
            .build();

    private volatile boolean stopping;

    /** @param mostMissed the largest number of missed events that a stream sends; reading everything again is faster */
    GymPages(
            DataSource dataSource,
            CallTraces traces,
            OpenStreams streams,
            Replicas replicas,
            @ConfigProperty(name = "topset.stream.most-missed", defaultValue = "5000") int mostMissed) {
        this.dataSource = dataSource;
        this.traces = traces;
        this.streams = streams;
        this.mostMissed = mostMissed;
        replicas.onCommit((key, byOther) ->
                gyms.asMap().values().stream().filter(gym -> gym.key == key).forEach(Gym::wake));
    }

    private record Key(Gym gym, EventCursor after) {}

    /**
     * {@code next} equals {@code after} if no event is stored. {@code newer} completes when the gym may have more
     * events.
     */
    record Page(EventCursor after, List<LiveEvent> events, EventCursor next, CompletableFuture<Void> newer) {
        boolean isEmpty() {
            return next.equals(after);
        }
    }

    Gym gym(String name) {
        return gyms.get(name, Gym::new);
    }

    /** Ends all streams when the service stops. Otherwise the service would wait for the end of their requests. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        gyms.asMap().values().forEach(Gym::wake);
    }

    boolean isStopping() {
        return stopping;
    }

    final class Gym {
        private final String name;
        private final long key;
        private volatile CompletableFuture<Void> newer = CompletableFuture.completedFuture(null);
        private long pauseMillis = FIRST_PAUSE_MILLIS;

        /** Up to here, events were offered to streams, or are older than the first of these streams. */
        private EventCursor offered = EventCursor.START;

        private Gym(String name) {
            this.name = name;
            this.key = Replicas.key(name);
        }

        void wake() {
            newer.complete(null);
        }

        /** None if the database fails. */
        synchronized Page after(EventCursor cursor) {
            var shared = pages.getIfPresent(new Key(this, cursor));
            if (shared != null && !(shared.isEmpty() && shared.newer().isDone())) {
                return shared;
            }
            if (newer.isDone()) {
                // Replaced before the events are read. So a commit that the page does not include completes it.
                newer = new CompletableFuture<Void>().completeOnTimeout(null, SHARED.toMillis(), TimeUnit.MILLISECONDS);
            }
            var page = read(cursor);
            pages.put(new Key(this, cursor), page);
            return page;
        }

        private Page read(EventCursor cursor) {
            try {
                var page = Query.on(dataSource, connection -> GymEventReader.read(connection, name, cursor, PAGE));
                lookAgain(page.waits());
                for (var each : page.events()) {
                    if (each.event().type().equals(Erasure.TYPE)) {
                        pages.asMap().keySet().removeIf(key -> key.gym() == this);
                    }
                    if (each.cursor().compareTo(offered) > 0) {
                        offered = each.cursor();
                        traces.offered(each.event(), streams.count(name));
                    }
                }
                return new Page(cursor, LiveFeed.of(page.events()), page.next(), newer);
            } catch (RuntimeException e) {
                LOG.warnf("A live stream cannot read events and tries again: %s", e);
                return new Page(cursor, List.of(), cursor, newer);
            }
        }

        /** Wakes the streams soon if there are events that are not final yet. No commit of this gym may follow. */
        private void lookAgain(boolean isNeeded) {
            if (isNeeded) {
                newer.completeOnTimeout(null, pauseMillis, TimeUnit.MILLISECONDS);
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pauseMillis);
            } else {
                pauseMillis = FIRST_PAUSE_MILLIS;
            }
        }

        synchronized EventCursor newest() {
            var newest = Query.on(dataSource, connection -> GymEventReader.newest(connection, name));
            offered = offered.equals(EventCursor.START) ? newest : offered;
            return newest;
        }

        boolean hasTooManyAfter(EventCursor cursor) {
            return Query.on(dataSource, connection -> GymEventReader.hasMoreThan(connection, name, cursor, mostMissed));
        }
    }
}
