package topset.store.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import topset.store.RecordedEvent;
import topset.store.append.EventRows;

/**
 * Reads all events exactly once, while other transactions write. An event gets its position when it is inserted, but
 * other transactions see the event only after the commit. So a query for {@code position > last} would miss events of
 * transactions that commit late. This reader reads in the order of transaction ids, and only up to {@code
 * pg_snapshot_xmin}, the oldest running transaction, because no new event can appear before this transaction. The
 * events of an athlete are read in the order of their sequence numbers. A long transaction anywhere in the database
 * delays this reader.
 */
public final class EventReader {

    private static final String READ = "SELECT " + EventRows.COLUMNS + """
            , e.xid FROM event e
            WHERE (e.xid, e.position) > (?::text::xid8, ?) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY e.xid, e.position LIMIT ?""";

    /**
     * A page of events, and the cursor from which the next page begins.
     *
     * @param cursors for each event, the cursor from which a reader continues after the event
     */
    public record Page(List<RecordedEvent> events, List<EventCursor> cursors, EventCursor next) {}

    /**
     * Returns the next events of all gyms after the cursor.
     *
     * @param limit the largest number of events to return; an empty page means that no more events exist yet; the
     * cursor of the page then equals the given cursor
     */
    public Page read(Connection connection, EventCursor after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Long.toUnsignedString(after.transaction()));
            statement.setLong(2, after.position());
            statement.setInt(3, limit);
            return page(statement, after);
        }
    }

    /**
     * Returns the page of events that a statement selects. The statement must select {@link EventRows#COLUMNS} and then
     * the transaction id.
     */
    static Page page(PreparedStatement statement, EventCursor after) throws SQLException {
        var events = new ArrayList<RecordedEvent>();
        var cursors = new ArrayList<EventCursor>();
        EventCursor next = after;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                RecordedEvent event = EventRows.read(rows);
                events.add(event);
                next = new EventCursor(Long.parseUnsignedLong(rows.getString(12)), event.position());
                cursors.add(next);
            }
        }
        return new Page(events, cursors, next);
    }
}
