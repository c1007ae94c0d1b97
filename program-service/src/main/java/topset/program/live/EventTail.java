package topset.program.live;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;
import topset.store.read.EventReader;

/**
 * Keeps the newest stored events of watched gyms in memory, for all watchers of this
 * replica. While there are watchers, one thread reads the events of their gyms. A watcher that needs older events reads
 * them from the store (see {@link MissedEvents}).
 */
@ApplicationScoped
class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final int KEPT = 4_096;
    private static final int PAGE = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofMillis(100);
    private static final long PAUSE_PER_TIME_OF_READING = 4;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final LiveFeed feed;
    private final LiveTraces traces;
    private final EventReader reader = new EventReader();
    private final AtomicInteger watchers = new AtomicInteger();

    /** Guards the gyms and the fields below. No caller reads the database while it holds this lock. */
    private final ReentrantLock lock = new ReentrantLock();

    private final WatchedGyms gyms;
    private boolean running;
    private long runs;
    private boolean stopping;

    @Inject
    EventTail(DataSource dataSource, LiveFeed feed, LiveTraces traces) {
        this(dataSource, feed, traces, KEPT);
    }

    /** Creates an instance with another limit of events in memory, for tests. */
    EventTail(DataSource dataSource, LiveFeed feed, LiveTraces traces, int most) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.traces = traces;
        this.gyms = new WatchedGyms(lock::newCondition, most);
    }

    /** The answer to a watcher that asks for the events after a cursor. */
    sealed interface Next {

        /** The events for the watcher, and the cursor from which the watcher asks again. The list may be empty. */
        record Events(List<LiveEvent> events, EventCursor upTo) implements Next {}

        /**
         * The requested events are not in memory: either they are no longer kept, or they were stored before this
         * replica started to read the gym's events.
         *
         * @param inMemory the cursor after which all events of the gym are in memory
         */
        record FurtherBack(EventCursor inMemory) implements Next {}
    }

    /**
     * Wakes the waiting watchers when the service stops. Otherwise the service would wait
     * for the watchers' requests to end.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stop() {
        doUnderLock(() -> {
            stopping = true;
            gyms.wakeAll();
        });
    }

    private void doUnderLock(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T underLock(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the service is stopping, so that all live streams must end. */
    boolean stopping() {
        return underLock(() -> stopping);
    }

    /**
     * Counts a watcher of a gym, and starts the thread that reads events if it does not
     * run. If the thread runs, the watcher does not wait for it. The caller must call {@link #leave} when the watcher
     * ends.
     *
     * @return the cursor up to which the gym's events were read
     * @throws StoreFailedException if the store cannot be read
     */
    EventCursor join(String gym) {
        return joinRunning(gym).orElseGet(() -> startAndJoin(gym, newest()));
    }

    private Optional<EventCursor> joinRunning(String gym) {
        return underLock(() -> running ? Optional.of(enter(gym)) : Optional.empty());
    }

    private EventCursor enter(String gym) {
        watchers.incrementAndGet();
        return gyms.enter(gym);
    }

    /**
     * Reads the newest cursor (the position after the newest event) from the database, without holding the lock on the
     * events in memory. Otherwise watchers that arrive while PostgreSQL does not answer would wait for each other.
     */
    private EventCursor newest() {
        return Query.on(dataSource, EventCursors::newest);
    }

    /**
     * Starts the thread that reads events, unless another watcher has started it meanwhile, and counts the watcher.
     */
    private EventCursor startAndJoin(String gym, EventCursor newest) {
        return underLock(() -> {
            if (!running) {
                gyms.begin(newest);
                running = true;
                long run = ++runs;
                Thread.ofVirtual().name("event-tail").start(() -> run(run));
            }
            return enter(gym);
        });
    }

    /** Stops counting a watcher of a gym. */
    void leave(String gym) {
        doUnderLock(() -> {
            gyms.leave(gym);
            watchers.decrementAndGet();
        });
    }

    /** Returns the cursor after which all events of a gym are in memory. */
    EventCursor start(String gym) {
        return underLock(() -> gyms.of(gym).start());
    }

    /** Returns the cursor up to which all events of a gym were read. */
    EventCursor end(String gym) {
        return underLock(() -> gyms.of(gym).end());
    }

    /**
     * Returns the number of watchers. The method takes no lock, so that reading the
     * metrics never waits.
     */
    int watchers() {
        return watchers.get();
    }

    private int watchers(String gym) {
        return underLock(() -> gyms.watchers(gym));
    }

    /**
     * Returns the events after a cursor that are for a watcher, who has joined. Waits for
     * the first event, at most for the given time. The list of events is empty if no event came in this time or the
     * service stops.
     */
    Next next(EventCursor after, Audience audience, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        var from = after;
        lock.lockInterruptibly();
        try {
            var gym = gyms.of(audience.gym());
            while (true) {
                if (EventCursors.ORDER.compare(from, gym.start()) < 0) {
                    return new Next.FurtherBack(gym.start());
                }
                var events = gym.after(from, audience);
                // The cursor advances even if all new events are for other watchers.
                // Otherwise the watcher's cursor would point to events that are no longer in memory.
                from = EventCursors.later(from, gym.end());
                if (!events.isEmpty() || left <= 0 || stopping) {
                    return new Next.Events(events, from);
                }
                left = gym.changed().awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
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
                long began = System.nanoTime();
                if (!readPage()) {
                    TimeUnit.NANOSECONDS.sleep(pause(System.nanoTime() - began));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
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

    /**
     * Returns how many nanoseconds the thread waits before it reads the next page. Each watched gym costs PostgreSQL two
     * index look-ups, so with many gyms the thread reads less often.
     *
     * @param took how many nanoseconds it took to read the last page
     */
    private static long pause(long took) {
        return Math.clamp(PAUSE_PER_TIME_OF_READING * took, LOOK_EVERY.toNanos(), LOOK_AT_LEAST_EVERY.toNanos());
    }

    private boolean mayContinue(long run) {
        return underLock(() -> {
            if (run == runs) {
                running = watchers.get() > 0;
            }
            return run == runs && running;
        });
    }

    /** Notes that a reading thread has ended, unless another one has already been started. */
    private void stopped(long run) {
        doUnderLock(() -> {
            if (run == runs) {
                running = false;
            }
        });
    }

    /**
     * Reads the next page of events from the database. Returns true if the page was full, so that more events may
     * follow.
     */
    private boolean readPage() {
        var after = ends();
        var page = Query.on(dataSource, connection -> reader.read(connection, after, PAGE));
        var events = feed.of(page);
        doUnderLock(() -> gyms.add(after, page, events));
        page.events()
                .forEach(event -> traces.offered(event, watchers(event.athlete().gym())));
        return page.events().size() == PAGE;
    }

    private Map<String, EventCursor> ends() {
        return underLock(gyms::ends);
    }
}
