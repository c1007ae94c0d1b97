package topset.program.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import topset.store.Athlete;
import topset.store.read.EventCursor;

/**
 * A gym that has watchers on this replica, with the gym's newest events. All events of the
 * gym after the cursor {@code start}, up to the cursor {@code end}, are in memory. Every caller holds the lock of
 * {@link EventTail}.
 */
final class WatchedGym {
    private final Deque<LiveEvent> events = new ArrayDeque<>();
    private final Condition changed;
    private EventCursor start;
    private EventCursor end;
    private int watchers;

    /**
     * Creates a gym without events.
     *
     * @param changed a condition of the lock that every caller holds
     */
    WatchedGym(Condition changed, EventCursor end) {
        this.changed = changed;
        this.start = end;
        this.end = end;
    }

    void enter() {
        watchers++;
    }

    boolean leave() {
        watchers--;
        return watchers > 0;
    }

    int watchers() {
        return watchers;
    }

    EventCursor start() {
        return start;
    }

    EventCursor end() {
        return end;
    }

    List<LiveEvent> after(EventCursor cursor, Audience audience) {
        var found = new ArrayList<LiveEvent>();
        for (var newest = events.descendingIterator(); newest.hasNext(); ) {
            var event = newest.next();
            if (EventCursors.ORDER.compare(event.at(), cursor) <= 0) {
                break;
            }
            if (audience.includes(event.athlete())) {
                found.addFirst(event);
            }
        }
        return found;
    }

    void add(LiveEvent event) {
        events.addLast(event);
    }

    /** Drops the oldest event. */
    void drop() {
        start = events.removeFirst().at();
    }

    void forget(Athlete erased) {
        events.removeIf(event -> event.athlete().equals(erased));
    }

    /** Notes up to which cursor the gym's events were read, and wakes the gym's watchers if there are new events. */
    void advance(EventCursor upTo) {
        boolean hasNew =
                !events.isEmpty() && EventCursors.ORDER.compare(events.getLast().at(), end) > 0;
        end = EventCursors.later(end, upTo);
        if (hasNew) {
            changed.signalAll();
        }
    }

    /** Returns the condition that is signalled when the gym has new events. */
    Condition changed() {
        return changed;
    }
}
