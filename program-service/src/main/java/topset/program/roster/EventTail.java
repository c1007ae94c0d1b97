package topset.program.roster;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.store.Athlete;
import topset.store.Cursor;
import topset.store.Erasure;
import topset.store.EventReader;
import topset.store.GymEventReader;
import topset.store.StoreFailedException;

/**
 * The store's newest events, read once for every watcher of this replica, while there are any. A bounded number is kept, each gym's apart;
 * a watcher that stands further back reads its gym's from the store.
 */
@ApplicationScoped
class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final int KEPT = 4_096;
    private static final int PAGE = 500;

    /** Of its gym, for a watcher that comes back; with more to send, reading all again takes less time. */
    private static final int MOST_TO_RESUME = 5_000;

    private static final Deque<LiveEvent> NONE = new ArrayDeque<>();
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final LiveFeed feed;
    private final int most;
    private final int mostToResume;
    private final EventReader reader = new EventReader();
    private final GymEventReader gymReader = new GymEventReader();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final Map<String, Deque<LiveEvent>> keptOf = new HashMap<>();
    private final Map<String, Cursor> lastDropped = new HashMap<>();
    private Cursor start = Cursor.START;
    private Cursor end = Cursor.START;
    private final AtomicInteger watchers = new AtomicInteger();
    private boolean running;
    private long runs;
    private boolean stopping;

    @Inject
    EventTail(DataSource dataSource, LiveFeed feed) {
        this(dataSource, feed, KEPT, MOST_TO_RESUME);
    }

    EventTail(DataSource dataSource, LiveFeed feed, int most, int mostToResume) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.most = most;
        this.mostToResume = mostToResume;
    }

    /** What lies after a place. */
    sealed interface Next {

        /** The events wanted, none perhaps, and where to read on. */
        record Events(List<LiveEvent> events, Cursor upTo) implements Next {}

        /** No longer kept, or before this replica began to read. */
        record FurtherBack() implements Next {}
    }

    /** The service stops: watchers are let go, since whoever has all requests answered first would wait for theirs. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stop() {
        lock.lock();
        try {
            stopping = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether watchers are to go. */
    boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to watch; to be followed by {@link #leave()}.
     *
     * @return where the tail stands
     * @throws StoreFailedException if the store cannot be asked
     */
    Cursor join() {
        return joinRunning().orElseGet(() -> startAndJoin(newest()));
    }

    private Optional<Cursor> joinRunning() {
        lock.lock();
        try {
            if (!running) {
                return Optional.empty();
            }
            watchers.incrementAndGet();
            return Optional.of(end);
        } finally {
            lock.unlock();
        }
    }

    /** Without the lock: watchers that come while PostgreSQL does not answer would wait one after the other. */
    private Cursor newest() {
        try (var connection = dataSource.getConnection()) {
            return EventCursors.newest(connection);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** Unless another watcher has started it since that place was read. */
    private Cursor startAndJoin(Cursor newest) {
        lock.lock();
        try {
            if (!running) {
                start = newest;
                end = newest;
                kept.clear();
                keptOf.clear();
                lastDropped.clear();
                running = true;
                long run = ++runs;
                Thread.ofVirtual().name("event-tail").start(() -> run(run));
            }
            watchers.incrementAndGet();
            return end;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            watchers.decrementAndGet();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Beyond everything that was given a transaction by now.
     *
     * @throws StoreFailedException if the store cannot be asked
     */
    Cursor horizon() {
        try (var connection = dataSource.getConnection()) {
            return EventCursors.horizon(connection);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Whether more lies after a place than a watcher that comes back gets.
     *
     * @throws StoreFailedException if the store cannot be asked
     */
    boolean isTooFarBack(Cursor after, Audience audience) {
        if (EventCursors.ORDER.compare(after, start(audience.gym())) >= 0) {
            return false;
        }
        try (var connection = dataSource.getConnection()) {
            return gymReader.hasMoreThan(connection, audience.gym(), after, mostToResume);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** Everything up to here has been read. */
    Cursor end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Without the lock: a scrape asks. */
    int watchers() {
        return watchers.get();
    }

    /** The events after a place, waiting for the first; none when the service stops. */
    Next next(Cursor after, Audience audience, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        var from = after;
        lock.lockInterruptibly();
        try {
            while (true) {
                if (EventCursors.ORDER.compare(from, startOf(audience.gym())) < 0) {
                    return new Next.FurtherBack();
                }
                var events = new ArrayList<LiveEvent>();
                var ofGym = keptOf.getOrDefault(audience.gym(), NONE);
                for (var newest = ofGym.descendingIterator(); newest.hasNext(); ) {
                    var event = newest.next();
                    if (EventCursors.ORDER.compare(event.at(), from) <= 0) {
                        break;
                    }
                    if (audience.includes(event.athlete())) {
                        events.addFirst(event);
                    }
                }
                // Also where all of it was for others: who has nothing to hear does not fall behind by waiting.
                from = EventCursors.ORDER.compare(end, from) > 0 ? end : from;
                if (!events.isEmpty() || left <= 0 || stopping) {
                    return new Next.Events(events, from);
                }
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A page of the gym's events from the store; after the last one it stands where what is kept of the gym begins. */
    Next.Events read(Cursor after, Audience audience) {
        var begins = start(audience.gym());
        try (var connection = dataSource.getConnection()) {
            var page = gymReader.read(connection, audience.gym(), after, PAGE);
            var read = events(page);
            // All of what lies before that place could be read by now: without this, a watcher that waits for something
            // new reads the same nothing again and again.
            var isLast = page.events().size() < PAGE && EventCursors.ORDER.compare(read.upTo(), begins) < 0;
            return new Next.Events(
                    read.events().stream()
                            .filter(event -> audience.includes(event.athlete()))
                            .toList(),
                    isLast ? begins : read.upTo());
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    private Cursor start(String gym) {
        lock.lock();
        try {
            return startOf(gym);
        } finally {
            lock.unlock();
        }
    }

    /** Holding the lock. After this place all events of the gym are kept. */
    private Cursor startOf(String gym) {
        return lastDropped.getOrDefault(gym, start);
    }

    private Next.Events events(EventReader.Page page) {
        var events = new ArrayList<LiveEvent>();
        for (int i = 0; i < page.events().size(); i++) {
            events.addAll(feed.of(page.events().get(i), page.cursors().get(i)));
        }
        return new Next.Events(events, page.next());
    }

    private void run(long run) {
        try {
            readWhileWatched(run);
        } finally {
            stopped(run); // whatever ended it: the next watcher begins anew
        }
    }

    private void readWhileWatched(long run) {
        while (mayGoOn(run)) {
            try {
                if (!readOn()) {
                    TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("The live stream waits: its events cannot be read: %s", e);
                try {
                    TimeUnit.NANOSECONDS.sleep(AFTER_A_FAILURE.toNanos());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private boolean mayGoOn(long run) {
        lock.lock();
        try {
            if (run == runs) {
                running = watchers.get() > 0;
            }
            return run == runs && running;
        } finally {
            lock.unlock();
        }
    }

    /** Only of its own run: by now the next may have begun. */
    private void stopped(long run) {
        lock.lock();
        try {
            if (run == runs) {
                running = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether there was as much as fits a page, so that there may be more. */
    private boolean readOn() throws SQLException {
        EventReader.Page page;
        try (var connection = dataSource.getConnection()) {
            page = reader.read(connection, end, PAGE);
        }
        if (page.events().isEmpty()) {
            return false;
        }
        var read = events(page);
        lock.lock();
        try {
            page.events().stream()
                    .filter(event -> event.type().equals(Erasure.TYPE))
                    .map(event -> event.athlete())
                    .distinct()
                    .forEach(this::forget);
            read.events().forEach(this::keep);
            end = read.upTo();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        return page.events().size() == PAGE;
    }

    private void keep(LiveEvent event) {
        kept.addLast(event);
        keptOf.computeIfAbsent(event.athlete().gym(), gym -> new ArrayDeque<>()).addLast(event);
        if (kept.size() > most) {
            var oldest = kept.removeFirst();
            var gym = oldest.athlete().gym();
            keptOf.computeIfPresent(gym, (_, ofGym) -> {
                ofGym.removeFirst();
                return ofGym.isEmpty() ? null : ofGym;
            });
            lastDropped.put(gym, oldest.at());
        }
    }

    private void forget(Athlete erased) {
        kept.removeIf(event -> event.athlete().equals(erased));
        keptOf.computeIfPresent(erased.gym(), (_, ofGym) -> {
            ofGym.removeIf(event -> event.athlete().equals(erased));
            return ofGym.isEmpty() ? null : ofGym;
        });
    }
}
