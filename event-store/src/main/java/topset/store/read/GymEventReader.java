package topset.store.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            bind(statement, gym, after, limit);
            statement.setInt(9, limit);
            return EventReader.page(statement, after);
        }
    }

    /**
     * Whether more than the given number of the gym's events follow the cursor, the position up to which a reader has
     * read.
     */
    public boolean hasMoreThan(Connection connection, String gym, EventCursor after, int events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MORE_THAN)) {
            bind(statement, gym, after, events + 1);
            statement.setInt(9, events);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, String gym, EventCursor after, int limit)
            throws SQLException {
        for (int first : new int[] {1, 5}) {
            statement.setString(first, gym);
            statement.setString(first + 1, Long.toUnsignedString(after.transaction()));
            statement.setLong(first + 2, after.position());
            statement.setInt(first + 3, limit);
        }
    }
}
