package topset.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads all events once, while others write. Positions are given when a transaction writes and are seen when it commits, so a reader that asks
 * for {@code position > last} passes over what commits late, for good. This one reads in the order of transactions and only behind
 * {@code pg_snapshot_xmin}: what lies before the oldest transaction still running can no longer change. It never skips or doubles an event, and
 * per athlete the order is that of the sequence; a long transaction anywhere in the database makes it wait.
 */
public final class EventReader {

    private static final String READ = "SELECT " + EventRows.COLUMNS + """
            , e.xid FROM event e
            WHERE (e.xid, e.position) > (?::text::xid8, ?) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY e.xid, e.position LIMIT ?""";

    /**
     * Events, and the cursor to read on from.
     *
     * @param cursors where each of the events stands
     */
    public record Page(List<RecordedEvent> events, List<Cursor> cursors, Cursor next) {}

    /**
     * The next events.
     *
     * @param limit at most so many; an empty page means that there are none yet, and leaves the cursor where it was
     */
    public Page read(Connection connection, Cursor after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Long.toUnsignedString(after.transaction()));
            statement.setLong(2, after.position());
            statement.setInt(3, limit);
            return page(statement, after);
        }
    }

    /** The page that a statement answers, of {@link EventRows#COLUMNS} and the transaction id behind them. */
    static Page page(PreparedStatement statement, Cursor after) throws SQLException {
        var events = new ArrayList<RecordedEvent>();
        var cursors = new ArrayList<Cursor>();
        Cursor next = after;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                RecordedEvent event = EventRows.read(rows);
                events.add(event);
                next = new Cursor(Long.parseUnsignedLong(rows.getString(12)), event.position());
                cursors.add(next);
            }
        }
        return new Page(events, cursors, next);
    }
}
