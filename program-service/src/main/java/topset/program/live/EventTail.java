package topset.program.live;

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
import topset.store.StoreFailedException;
import topset.store.erasure.Erasure;
import topset.store.read.EventCursor;
import topset.store.read.EventReader;
import topset.store.read.GymEventReader;

/**
 * Keeps the newest stored events in memory for all watchers (clients of the live stream) of this replica. While there
 * are watchers, one thread reads the events. The number of kept events is limited for each gym. A watcher that needs
 * older events reads its gym's events from the store.
 */
@ApplicationScoped
class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final int KEPT = 4_096;
    private static final int PAGE = 500;

    /**
     * The largest number of missed events that a watcher (a client of the live stream) receives after it connects
     * again. A watcher that missed more events reads all roster rows again, which is faster.
     */
    private static final int MOST_TO_RESUME = 5_000;

    private static final Deque<LiveEvent> NONE = new ArrayDeque<>();
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final LiveFeed feed;
    private final LiveTraces traces;
    private final int most;
    private final int mostToResume;
    private final EventReader reader = new EventReader();
    private final GymEventReader gymReader = new GymEventReader();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<LiveEvent> kept = new ArrayDeque<>();
    private final Map<String, Deque<LiveEvent>> keptOf = new HashMap<>();
    private final Map<String, EventCursor> lastDropped = new HashMap<>();
    private EventCursor start = EventCursor.START;
    private EventCursor end = EventCursor.START;
    private final AtomicInteger watchers = new AtomicInteger();
    private boolean running;
    private long runs;
    private boolean stopping;

    @Inject
    EventTail(DataSource dataSource, LiveFeed feed, LiveTraces traces) {
        this(dataSource, feed, traces, KEPT, MOST_TO_RESUME);
    }

    EventTail(DataSource dataSource, LiveFeed feed, LiveTraces traces, int most, int mostToResume) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.traces = traces;
        this.most = most;
        this.mostToResume = mostToResume;
    }

    /** The answer to a watcher (a client of the live stream) that asks for the events after a cursor. */
    sealed interface Next {

        /** The events for the watcher, and the cursor from which the watcher asks again. The list may be empty. */
        record Events(List<LiveEvent> events, EventCursor upTo) implements Next {}

        /**
         * The requested events are not in memory: either they are no longer kept, or they were stored before this
         * replica started to read events.
         */
        record FurtherBack() implements Next {}
    }

    /**
     * Wakes the waiting watchers (clients of the live stream) when the service stops. Otherwise the service would wait
     * for the watchers' requests to end.
     */
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

    /** Whether the service is stopping, so that all live streams must end. */
    boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts a watcher (a client of the live stream), and starts the thread that reads events if it does not run. The
     * caller must call {@link #leave()} when the watcher ends.
     *
     * @return the cursor after the last event that was read
     * @throws StoreFailedException if the store cannot be read
     */
    EventCursor join() {
        return joinRunning().orElseGet(() -> startAndJoin(newest()));
    }

    private Optional<EventCursor> joinRunning() {
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

    /**
     * Reads the newest cursor (the position after the newest event) from the database, without holding the lock on the
     * events in memory. Otherwise watchers that arrive while PostgreSQL does not answer would wait for each other.
     */
    private EventCursor newest() {
        try (var connection = dataSource.getConnection()) {
            return EventCursors.newest(connection);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Starts the thread that reads events, unless another watcher has started it meanwhile, and counts the watcher (a
     * client of the live stream).
     */
    private EventCursor startAndJoin(EventCursor newest) {
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
     * Returns a cursor (a position in the order of all events) that is after the events of all transactions that have
     * started by now.
     *
     * @throws StoreFailedException if the store cannot be read
     */
    EventCursor horizon() {
        try (var connection = dataSource.getConnection()) {
            return EventCursors.horizon(connection);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Whether a watcher (a client of the live stream) that connects again has missed more events than it may receive.
     *
     * @throws StoreFailedException if the store cannot be read
     */
    boolean isTooFarBack(EventCursor after, Audience audience) {
        if (EventCursors.ORDER.compare(after, start(audience.gym())) >= 0) {
            return false;
        }
        try (var connection = dataSource.getConnection()) {
            return gymReader.hasMoreThan(connection, audience.gym(), after, mostToResume);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /**
     * Returns the cursor (a position in the order of all events) up to which the reading thread has read all events.
     */
    EventCursor end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the number of watchers (clients of the live stream). The method takes no lock, so that reading the
     * metrics never waits.
     */
    int watchers() {
        return watchers.get();
    }

    /**
     * Returns the events after a cursor that are for a watcher (a client of the live stream). Waits for the first
     * event, at most for the given time. The list of events is empty if no event came in this time or the service
     * stops.
     */
    Next next(EventCursor after, Audience audience, Duration atMost) throws InterruptedException {
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
                // The cursor advances even if all new events are for other watchers (clients of the live stream).
                // Otherwise the watcher's cursor would point to events that are no longer in memory.
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

    /**
     * Reads a page of the gym's events from the database, for a watcher (a client of the live stream) that needs events
     * which are not in memory. After the last page the cursor moves to the point from which the gym's events are in
     * memory.
     */
    Next.Events read(EventCursor after, Audience audience) {
        var begins = start(audience.gym());
        try (var connection = dataSource.getConnection()) {
            var page = gymReader.read(connection, audience.gym(), after, PAGE);
            var read = events(page);
            // After the last page the cursor moves forward to the events in memory. Otherwise the watcher would read
            // the same empty range of the database again and again.
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

    private EventCursor start(String gym) {
        lock.lock();
        try {
            return startOf(gym);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the cursor (a position in the order of all events) after which all events of a gym are in memory. The
     * caller must hold the lock on the events in memory.
     */
    private EventCursor startOf(String gym) {
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
            stopped(run); // after a failure too, so that the next watcher starts a new reading thread
        }
    }

    private void readWhileWatched(long run) {
        while (mayContinue(run)) {
            try {
                if (!readPage()) {
                    TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("The live stream cannot read events and tries again: %s", e);
                try {
                    TimeUnit.NANOSECONDS.sleep(AFTER_A_FAILURE.toNanos());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private boolean mayContinue(long run) {
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

    /**
     * Clears the events in memory after the reading thread has ended, unless another reading thread has already been
     * started.
     */
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

    /**
     * Reads the next page of events from the database. Returns true if the page was full, so that more events may
     * follow.
     */
    private boolean readPage() throws SQLException {
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
        page.events().forEach(event -> traces.offered(event, watchers.get()));
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
