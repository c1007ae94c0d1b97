package topset.store.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * The last accepted sequence number of an athlete, and why later events wait.
 *
 * @param seen the last accepted number; all lower numbers were accepted or skipped
 * @param lastIds the fingerprints of the last accepted events, at most {@link #KEPT}, newest last
 * @param reason a description of the cause for the operator; null if the cause is null
 */
public record InboxState(
        long seen,
        List<String> lastIds,
        Parked.@Nullable Cause cause,
        @Nullable String reason) {

    /** Fingerprints of accepted events that the inbox keeps for each athlete. */
    public static final int KEPT = 64;

    /** The columns of the table {@code inbox i} from which {@link #read} makes a state. */
    public static final String COLUMNS = "i.seen, i.last_ids, i.cause, i.reason";

    private static final String LOAD = "SELECT " + COLUMNS + " FROM inbox i WHERE i.gym = ? AND i.athlete = ?";

    private static final String SAVE = """
        INSERT INTO inbox AS i (gym, athlete, seen, last_ids, cause, reason, since)
        SELECT gym, athlete, seen, last_ids::text[], cause, reason, CASE WHEN reason IS NOT NULL THEN now() END
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
            AS s(gym, athlete, seen, last_ids, cause, reason)
        ON CONFLICT (gym, athlete) DO UPDATE SET seen = excluded.seen, last_ids = excluded.last_ids, cause = excluded.cause,
            reason = excluded.reason, since = CASE WHEN i.reason = excluded.reason THEN i.since ELSE excluded.since END\
        """;

    /** No event was accepted yet. */
    public static final InboxState NEW = new InboxState(0, List.of(), null, null);

    /** Reads {@link #COLUMNS}, which are null if the athlete has no row. */
    public static InboxState read(ResultSet row) throws SQLException {
        var lastIds = row.getArray("last_ids");
        if (lastIds == null) {
            return NEW;
        }
        var cause = row.getString("cause");
        return new InboxState(
                row.getLong("seen"),
                List.of((String[]) lastIds.getArray()),
                cause == null ? null : Parked.Cause.valueOf(cause),
                row.getString("reason"));
    }

    static InboxState load(Connection connection, Athlete athlete) throws SQLException {
        return Sql.first(connection, LOAD, InboxState::read, athlete).orElse(NEW);
    }

    /** Stores the last processed sequence number after a rebuild. Parked events continue to wait. */
    public static void reset(Tx transaction, Athlete athlete, Refolded to) throws SQLException {
        var state = load(transaction.connection(), athlete);
        transaction.rows(save(athlete, new InboxState(to.seen(), to.state().lastIds(), state.cause(), state.reason())));
    }

    /**
     * Saves nothing if the state is null; the statement is there all the same, so that works can share it. If events
     * still wait for the same reason, the stored start time of the wait does not change.
     */
    static RoundTrip save(Athlete athlete, @Nullable InboxState changed) {
        var values = new RoundTrip.Values("text", "text", "int8", "text", "text", "text");
        if (changed != null) {
            values.row(
                    athlete,
                    changed.seen(),
                    Sql.arrayLiteral(changed.lastIds()),
                    changed.cause() == null ? null : changed.cause().name(),
                    changed.reason());
        }
        return new RoundTrip().change(SAVE, values);
    }

    public InboxState open() {
        return new InboxState(seen, lastIds, null, null);
    }

    /**
     * Skips all numbers up to the given one; no events wait. Each skipped number gets a fingerprint, so that a repeated
     * delivery is recognised.
     */
    public InboxState passedOver(long upTo, List<Incoming> events) {
        var ids = new ArrayList<>(lastIds);
        for (Incoming event : events) {
            int index = ids.size() - 1 - (int) Math.min(ids.size(), seen - event.sequence());
            if (event.sequence() <= seen && index >= 0) {
                ids.set(index, event.fingerprint());
            }
        }
        for (long sequence = Math.max(seen + 1, upTo - KEPT + 1); sequence <= upTo; sequence++) {
            long number = sequence;
            ids.add(events.stream()
                    .filter(event -> event.sequence() == number)
                    .map(Incoming::fingerprint)
                    .findFirst()
                    .orElse("passed over " + number));
        }
        return new InboxState(Math.max(seen, upTo), newest(ids), null, null);
    }

    static List<String> newest(List<String> ids) {
        return List.copyOf(ids.subList(Math.max(0, ids.size() - KEPT), ids.size()));
    }

    /** As before the event with the given sequence number was accepted; no events wait. */
    public InboxState before(long sequence) {
        long dropped = Math.max(0, seen - sequence + 1);
        return new InboxState(
                seen - dropped,
                List.copyOf(lastIds.subList(0, (int) Math.max(0, lastIds.size() - dropped))),
                null,
                null);
    }

    /**
     * Whether an event differs from the event that was accepted with the same sequence number. If the fingerprint of
     * that event is no longer kept, the recording time decides. An event that was recorded before the last accepted
     * event is a repeated event. An event that was recorded later is different: it comes from a restored store, which
     * lost events and assigned the same numbers again.
     */
    boolean contradicts(Incoming event) {
        long back = seen - event.sequence();
        return back < lastIds.size()
                ? !EventFingerprint.match(lastIds.get(lastIds.size() - 1 - (int) back), event.fingerprint())
                : EventFingerprint.isNewer(event.fingerprint(), lastIds);
    }
}
