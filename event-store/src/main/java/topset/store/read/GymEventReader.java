package topset.store.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import topset.store.RecordedEvent;
import topset.store.Sql;
import topset.store.append.EventRows;

/**
 * Reads all events of one gym exactly once, including unpublished ones. Like {@link EventReader}, it reads in the order
 * of transaction ids, and only up to the oldest running transaction.
 */
public final class GymEventReader {

    /**
     * Selects a gym's next events. PostgreSQL uses one index for published and one for unpublished events, and reads no
     * more of each index than the page needs.
     */
    private static final String OF_GYM = """
        ((SELECT * FROM event t WHERE t.gym = ? AND (t.xid, t.position) > (?::text::xid8, ?)
            AND t.xid < pg_snapshot_xmin(pg_current_snapshot()) AND t.sequence IS NOT NULL ORDER BY t.xid, t.position LIMIT ?)
        UNION ALL
        (SELECT * FROM event t WHERE t.gym = ? AND (t.xid, t.position) > (?::text::xid8, ?)
            AND t.xid < pg_snapshot_xmin(pg_current_snapshot()) AND t.sequence IS NULL ORDER BY t.xid, t.position LIMIT ?)) AS e
        """;

    private static final String READ =
            "SELECT " + EventRows.COLUMNS + ", e.xid FROM " + OF_GYM + " ORDER BY e.xid, e.position LIMIT ?";

    private static final String MORE_THAN = "SELECT EXISTS (SELECT FROM " + OF_GYM + " OFFSET ?)";

    /**
     * Returns the gym's next events. An empty page means that no more events exist yet; the cursor of this page equals
     * the given cursor.
     */
    public EventReader.Page read(Connection connection, String gym, EventCursor after, int limit) throws SQLException {
        var events = new ArrayList<RecordedEvent>();
        var cursors = new ArrayList<EventCursor>();
        Sql.each(
                connection,
                READ,
                row -> {
                    events.add(EventRows.read(row));
                    cursors.add(EventReader.cursor(row));
                },
                values(gym, after, limit, limit));
        return new EventReader.Page(events, cursors, cursors.isEmpty() ? after : cursors.getLast());
    }

    /**
     * Whether more than the given number of the gym's events follow the cursor, the position up to which a reader has
     * read.
     */
    public boolean hasMoreThan(Connection connection, String gym, EventCursor after, int events) throws SQLException {
        return Sql.one(connection, MORE_THAN, row -> row.getBoolean(1), values(gym, after, events + 1, events));
    }

    private static Object[] values(String gym, EventCursor after, int limit, int last) {
        var transaction = Long.toUnsignedString(after.transaction());
        var position = after.position();
        return new Object[] {gym, transaction, position, limit, gym, transaction, position, limit, last};
    }
}
