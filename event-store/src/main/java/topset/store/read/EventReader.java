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
 * Reads all events exactly once, while others write. A position is assigned when a transaction writes, but the event
 * becomes visible when the transaction commits. A reader that asks for {@code position > last} would therefore miss
 * events that commit late. This reader goes in the order of transactions, and only up to {@code pg_snapshot_xmin}:
 * nothing can change before the oldest running transaction. It never skips or repeats an event. It reads an athlete's
 * events in the order of their numbers. A long transaction anywhere in the database delays it.
 */
public final class EventReader {

    private static final String READ = "SELECT " + EventRows.COLUMNS + """
            , e.xid FROM event e
            WHERE (e.xid, e.position) > (?::text::xid8, ?) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY e.xid, e.position LIMIT ?""";

    /**
     * A page of events, and the cursor to continue from.
     *
     * @param cursors one for each event
     */
    public record Page(List<RecordedEvent> events, List<EventCursor> cursors, EventCursor next) {}

    /**
     * Returns the next events.
     *
     * @param limit the most events to return; an empty page means that there are no more yet, and keeps the cursor
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
     * Returns the page that a statement selects. The statement selects {@link EventRows#COLUMNS}, then the transaction
     * id.
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
