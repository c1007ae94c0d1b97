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
 * Reads a gym's published events exactly once, while other transactions write. Like {@link GymEventReader}, it reads in
 * the order of transaction ids, and only up to the oldest running transaction. After the gym's last event, the cursor
 * advances to the oldest running transaction. So the next page does not scan the events of other gyms again.
 */
public final class GymReader {

    private static final String READ = "SELECT " + EventRows.COLUMNS + """
            , e.xid, horizon.xmin
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin) AS horizon
            LEFT JOIN LATERAL (SELECT * FROM event t
                WHERE (t.xid, t.position) > (?::text::xid8, ?) AND t.xid < horizon.xmin AND t.gym = ? AND t.sequence IS NOT NULL
                ORDER BY t.xid, t.position LIMIT ?) AS e ON true
            ORDER BY e.xid, e.position""";

    /** An event, and the cursor from which a reader continues after the event. */
    public record Read(RecordedEvent event, EventCursor cursor) {}

    /** A page of a gym's events, and the cursor from which the next page begins. */
    public record Page(List<Read> events, EventCursor next) {}

    /**
     * Returns the gym's next published events after the cursor.
     *
     * @param limit the largest number of events to return; if the page has fewer events, no more events exist yet
     */
    public Page read(Connection connection, String gym, EventCursor after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Long.toUnsignedString(after.transaction()));
            statement.setLong(2, after.position());
            statement.setString(3, gym);
            statement.setInt(4, limit);
            var events = new ArrayList<Read>();
            EventCursor horizon = after;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    horizon = new EventCursor(Long.parseUnsignedLong(rows.getString(13)), 0);
                    if (rows.getString(2) != null) {
                        RecordedEvent event = EventRows.read(rows);
                        var cursor = new EventCursor(Long.parseUnsignedLong(rows.getString(12)), event.position());
                        events.add(new Read(event, cursor));
                    }
                }
            }
            return new Page(
                    events, events.size() < limit ? horizon : events.getLast().cursor());
        }
    }
}
