package topset.program.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import topset.program.roster.Roster;
import topset.program.roster.RosterLine;
import topset.store.Athlete;
import topset.store.read.EventCursor;

/**
 * Caches the roster rows of recently changed athletes, so that each row is read from the database once for all watchers. The roster is the coach's list of athletes.
 */
@ApplicationScoped
class FreshRows {
    private static final int KEPT = 10_000;
    private static final int STRIPES = 16;

    private final Roster roster;
    private final EventTail tail;
    private final Map<Key, Row> rows = new ConcurrentHashMap<>();
    private final ReentrantLock[] locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    FreshRows(Roster roster, EventTail tail) {
        this.roster = roster;
        this.tail = tail;
    }

    /**
     * The key of a cached row of the roster: the athlete, and whether the row names
     * people.
     *
     * @param named whether the row names the person who has marked a flag as seen
     */
    private record Key(Athlete athlete, boolean named) {}

    /**
     * A cached row of the roster, and the newest event whose effect the row includes.
     *
     * @param asOf the row includes all events up to this cursor
     * @param line the row; empty if the athlete is not in the roster
     */
    private record Row(EventCursor asOf, Optional<RosterLine> line) {
        boolean holds(EventCursor event) {
            return EventCursors.ORDER.compare(asOf, event) >= 0;
        }
    }

    Set<String> athletesOf(String gym, String coach) {
        return roster.athletesOf(gym, coach);
    }

    /**
     * Returns the rows of changed athletes in the roster. Each row includes the effect
     * of the athlete's event at the given cursor.
     *
     * @param changed the newest event of each athlete
     * @param named whether the rows name the person who has marked a flag as seen
     * @return the row of each athlete; empty if the athlete is no longer in the roster
     */
    Map<String, Optional<RosterLine>> of(String gym, Map<String, EventCursor> changed, boolean named) {
        var lock = locks[Math.floorMod(gym.hashCode(), STRIPES)];
        lock.lock();
        try {
            var found = new HashMap<String, Optional<RosterLine>>();
            var missing = new ArrayList<String>();
            changed.forEach((athlete, event) -> {
                var row = rows.get(new Key(new Athlete(gym, athlete), named));
                if (row != null && row.holds(event)) {
                    found.put(athlete, row.line());
                } else {
                    missing.add(athlete);
                }
            });
            if (!missing.isEmpty()) {
                if (rows.size() > KEPT) {
                    rows.clear();
                }
                var asOf = tail.end(gym);
                var read = roster.rows(gym, missing, named);
                for (var athlete : missing) {
                    var line = Optional.ofNullable(read.get(athlete));
                    rows.put(new Key(new Athlete(gym, athlete), named), new Row(asOf, line));
                    found.put(athlete, line);
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
