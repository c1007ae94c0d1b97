package topset.program.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import topset.program.roster.Roster;
import topset.program.roster.RosterLine;
import topset.store.Athlete;
import topset.store.read.EventCursor;

/** Caches the roster rows of changed athletes, so that each row is read from the database once for all watchers. */
@ApplicationScoped
class FreshRows {
    private static final int KEPT = 10_000;
    private static final int STRIPES = 16;

    private final Roster roster;
    private final Cache<Key, Row> rows = Caffeine.newBuilder().maximumSize(KEPT).build();
    private final ReentrantLock[] locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    FreshRows(Roster roster) {
        this.roster = roster;
    }

    /** @param named whether the row names the person who has marked a flag as seen */
    private record Key(Athlete athlete, boolean named) {}

    /**
     * A cached row of the roster.
     *
     * @param asOf the row includes all events up to this cursor
     * @param line the row; empty if the athlete is not in the roster
     */
    private record Row(EventCursor asOf, Optional<RosterLine> line) {}

    Set<String> athletesOf(String gym, String coach) {
        return roster.athletesOf(gym, coach);
    }

    /**
     * Returns the rows of changed athletes in the roster. Each row includes the effect of the athlete's event at the
     * given cursor.
     *
     * @param changed the newest event of each athlete, at least one
     * @param named whether the rows name the person who has marked a flag as seen
     * @return the row of each athlete; empty if the athlete is no longer in the roster
     */
    Map<String, Optional<RosterLine>> of(String gym, Map<String, EventCursor> changed, boolean named) {
        var lock = locks[Math.floorMod(gym.hashCode(), STRIPES)];
        lock.lock();
        try {
            var found = new HashMap<String, Optional<RosterLine>>();
            changed.forEach((athlete, event) -> {
                var row = rows.getIfPresent(new Key(new Athlete(gym, athlete), named));
                if (row != null && EventCursors.ORDER.compare(row.asOf(), event) >= 0) {
                    found.put(athlete, row.line());
                }
            });
            var missing = changed.keySet().stream()
                    .filter(athlete -> !found.containsKey(athlete))
                    .toList();
            if (!missing.isEmpty()) {
                var asOf = Collections.max(changed.values(), EventCursors.ORDER);
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
