package topset.store.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import topset.store.RecordedEvent;
import topset.store.Sql;
import topset.store.append.EventRows;

/**
 * Reads a gym's published events exactly once, while other transactions write. Like {@link GymEventReader}, it reads in
 * the order of transaction ids, and only up to the oldest running transaction.
 */
public final class GymReader {

    private static final String READ = "SELECT " + EventRows.COLUMNS + """
            , e.xid FROM event e
            WHERE e.gym = ? AND (e.xid, e.position) > (?::text::xid8, ?) AND e.sequence IS NOT NULL
                AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY e.xid, e.position LIMIT ?""";

    /** An event, and the cursor from which a reader continues after the event. */
    public record Read(RecordedEvent event, EventCursor cursor) {
        static Read of(ResultSet row) throws SQLException {
            return new Read(
                    EventRows.read(row), new EventCursor(Long.parseUnsignedLong(row.getString(12)), row.getLong(1)));
        }
    }

    /** A page of a gym's events, and the cursor from which the next page begins. */
    public record Page(List<Read> events, EventCursor next) {}

    /**
     * Returns the gym's next published events after the cursor.
     *
     * @param limit the largest number of events to return; if the page has fewer events, no more events exist yet
     */
    public Page read(Connection connection, String gym, EventCursor after, int limit) throws SQLException {
        var transaction = Long.toUnsignedString(after.transaction());
        var events = Sql.list(connection, READ, Read::of, gym, transaction, after.position(), limit);
        return new Page(events, events.isEmpty() ? after : events.getLast().cursor());
    }
}
