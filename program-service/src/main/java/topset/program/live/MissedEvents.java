package topset.program.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/**
 * Reads from the database the events that a watcher has missed and that are not in memory
 * (see {@link EventTail}).
 */
@ApplicationScoped
class MissedEvents {
    private static final int PAGE = 500;

    /**
     * The largest number of missed events that a watcher receives after it connects
     * again. A watcher that missed more events reads all roster rows again, which is faster.
     */
    private static final int MOST = 5_000;

    private final DataSource dataSource;
    private final LiveFeed feed;
    private final int most;
    private final GymEventReader reader = new GymEventReader();

    @Inject
    MissedEvents(DataSource dataSource, LiveFeed feed) {
        this(dataSource, feed, MOST);
    }

    MissedEvents(DataSource dataSource, LiveFeed feed, int most) {
        this.dataSource = dataSource;
        this.feed = feed;
        this.most = most;
    }

    /**
     * Returns a cursor that is after the events of all transactions that have
     * started by now.
     *
     * @throws StoreFailedException if the store cannot be read
     */
    EventCursor horizon() {
        return Query.on(dataSource, EventCursors::horizon);
    }

    /**
     * Whether a watcher that connects again has missed more events of its gym than it may
     * receive.
     *
     * @throws StoreFailedException if the store cannot be read
     */
    boolean areTooMany(EventCursor after, String gym) {
        return Query.on(dataSource, connection -> reader.hasMoreThan(connection, gym, after, most));
    }

    /**
     * Reads a page of the gym's events. After the last page the cursor moves forward to the events in memory. Otherwise
     * the watcher (the client of the live stream) would read the same empty range of the database again and again.
     *
     * @param inMemory the cursor after which all events of the gym are in memory
     * @throws StoreFailedException if the store cannot be read
     */
    EventTail.Next.Events read(EventCursor after, Audience audience, EventCursor inMemory) {
        var page = Query.on(dataSource, connection -> reader.read(connection, audience.gym(), after, PAGE));
        var events = feed.of(page).stream()
                .filter(event -> audience.includes(event.athlete()))
                .toList();
        var isLast = page.events().size() < PAGE;
        return new EventTail.Next.Events(events, isLast ? EventCursors.later(page.next(), inMemory) : page.next());
    }
}
