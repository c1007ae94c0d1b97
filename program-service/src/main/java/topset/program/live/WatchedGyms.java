package topset.program.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import topset.store.Athlete;
import topset.store.erasure.Erasure;
import topset.store.read.EventCursor;
import topset.store.read.EventReader;

/**
 * The gyms that have watchers on this replica, with their newest events. The number of
 * events is limited for all gyms together. Every caller holds the lock of {@link EventTail}.
 */
final class WatchedGyms {
    private final Supplier<Condition> conditions;
    private final int most;
    private final Map<String, WatchedGym> gyms = new HashMap<>();

    /** The events of all gyms, the oldest first. */
    private final Deque<LiveEvent> kept = new ArrayDeque<>();

    /** The cursor up to which the newest page of events was read. A gym that is watched from now on begins here. */
    private EventCursor end = EventCursor.START;

    /**
     * Creates an instance without gyms.
     *
     * @param conditions makes conditions of the lock that every caller holds
     * @param most the largest number of events in memory
     */
    WatchedGyms(Supplier<Condition> conditions, int most) {
        this.conditions = conditions;
        this.most = most;
    }

    /** Sets the cursor from which gyms that are watched from now on begin. */
    void begin(EventCursor newest) {
        end = newest;
    }

    /**
     * Counts a watcher of a gym. A gym that was not watched before begins at the end of
     * the newest page. A page that is being read now does not have the gym's events, but the next page has them, because
     * each gym has a cursor of its own.
     *
     * @return the cursor up to which the gym's events were read
     */
    EventCursor enter(String gym) {
        var entered = gyms.computeIfAbsent(gym, _ -> new WatchedGym(conditions.get(), end));
        entered.enter();
        return entered.end();
    }

    void leave(String gym) {
        if (!of(gym).leave()) {
            gyms.remove(gym);
            kept.removeIf(event -> event.athlete().gym().equals(gym));
        }
    }

    /** Returns a gym that has at least one watcher. */
    WatchedGym of(String gym) {
        return Objects.requireNonNull(gyms.get(gym), "the gym has no watcher");
    }

    int watchers(String gym) {
        var watched = gyms.get(gym);
        return watched == null ? 0 : watched.watchers();
    }

    /** Returns the cursor of each gym up to which the gym's events were read. */
    Map<String, EventCursor> ends() {
        var ends = new HashMap<String, EventCursor>();
        gyms.forEach((name, gym) -> ends.put(name, gym.end()));
        return ends;
    }

    /**
     * Adds a page of events. A gym that lost its last watcher while the page was read gets no events of the page. If the
     * gym has a new watcher, it gets these events from a later page, because its cursor is then another one.
     *
     * @param after the cursors from which the page was read
     * @param events the events of the page that are sent to watchers
     */
    void add(Map<String, EventCursor> after, EventReader.Page page, List<LiveEvent> events) {
        page.events().stream()
                .filter(event -> event.type().equals(Erasure.TYPE))
                .map(event -> event.athlete())
                .distinct()
                .forEach(this::forget);
        var read = new HashMap<>(gyms);
        read.entrySet().removeIf(gym -> !gym.getValue().end().equals(after.get(gym.getKey())));
        for (var event : events) {
            var gym = read.get(event.athlete().gym());
            if (gym != null) {
                gym.add(event);
                kept.addLast(event);
            }
        }
        read.values().forEach(gym -> gym.advance(page.next()));
        end = EventCursors.later(end, page.next());
        while (kept.size() > most) {
            of(kept.removeFirst().athlete().gym()).drop();
        }
    }

    private void forget(Athlete erased) {
        kept.removeIf(event -> event.athlete().equals(erased));
        var gym = gyms.get(erased.gym());
        if (gym != null) {
            gym.forget(erased);
        }
    }

    void wakeAll() {
        gyms.values().forEach(gym -> gym.changed().signalAll());
    }
}
