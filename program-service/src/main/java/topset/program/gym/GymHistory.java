package topset.program.gym;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.edge.web.Problem;
import topset.store.EventStore;
import topset.store.RecordedEvent;
import topset.store.StreamKey;
import topset.store.append.EventRows;
import topset.store.append.Tx;

/**
 * The stored decisions of a gym during an import. Recognises a decision that is already stored, and refuses one that is
 * older than the newest stored decision about the same subject, such as the same exercise. Not thread-safe.
 */
public final class GymHistory {
    private static final int AT_A_TIME = 500;

    /** The number of newest decisions that are kept in memory. A gym usually makes a few hundred decisions. */
    private static final int MOST = 100_000;

    private final StreamKey stream;
    private final Map<String, Instant> newest = new HashMap<>();
    private final Map<GymEvent.Moment, Integer> decided = new LinkedHashMap<>();
    private long version;

    private GymHistory(String gym) {
        this.stream = new StreamKey(gym, GymStream.NAME);
    }

    public static GymHistory read(EventStore store, String gym) {
        var history = new GymHistory(gym);
        List<RecordedEvent> page;
        do {
            page = store.load(history.stream, history.version, AT_A_TIME);
            page.forEach(history::add);
        } while (page.size() == AT_A_TIME);
        return history;
    }

    private void add(RecordedEvent stored) {
        version = stored.version();
        if (GymEventCodec.isAboutAthlete(stored.type())) {
            // There may be many such events. Imported lines about an athlete have no time to compare with.
            return;
        }
        var event = GymEventCodec.read(stored.type(), stored.data());
        var moment = event.moment();
        newest.merge(moment.subject(), moment.at(), (one, other) -> one.isAfter(other) ? one : other);
        decided.put(moment, event.hashCode());
        if (decided.size() > MOST) {
            decided.remove(decided.keySet().iterator().next());
        }
    }

    /**
     * Throws a problem 409 if a different decision about the same subject is stored with the same time; 422 if a later
     * one is.
     */
    public boolean has(Tx tx, GymEvent event) throws SQLException {
        EventRows.load(tx.connection(), stream, version, Integer.MAX_VALUE).forEach(this::add);
        var moment = event.moment();
        var same = decided.get(moment);
        if (same != null && same != event.hashCode()) {
            throw Problem.conflict(
                    "A change of " + moment.subject() + " at " + moment.at() + " is already stored with other values");
        }
        var last = newest.get(moment.subject());
        if (same == null && last != null && last.isAfter(moment.at())) {
            throw Problem.refused(
                    "at",
                    "must not be before " + last + ", the time of the newest stored change of " + moment.subject(),
                    "order");
        }
        return same != null;
    }
}
