package topset.store.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import topset.store.RecordedEvent;
import topset.store.SqlArrays;
import topset.store.append.EventRows;

/**
 * Reads all events of some gyms exactly once, including unpublished ones, while other transactions write. An event gets
 * its position when it is inserted, but other transactions see the event only after the commit. So a query for {@code
 * position > last} would miss events of transactions that commit late. This reader reads in the order of transaction
 * ids, and only up to {@code pg_snapshot_xmin}, the oldest running transaction, because no new event can appear before
 * this transaction. The events of an athlete are read in the order of their sequence numbers. A long transaction
 * anywhere in the database delays this reader.
 */
public final class EventReader {

    /**
     * Selects the next events of several gyms. For each gym, PostgreSQL uses one index for published and one for
     * unpublished events, and reads no more of each index than the page needs. The limit is part of the text. If it were
     * a parameter, PostgreSQL would expect a tenth of the rows, and for such an expensive query it may compile code (JIT)
     * at each execution.
     */
    private static final String READ = "SELECT " + EventRows.COLUMNS + """
        , e.xid, horizon.xmin
        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin) AS horizon
        LEFT JOIN LATERAL (SELECT t.* FROM unnest(?::text[], ?::text[], ?::bigint[]) AS g(gym, xid, position)
            CROSS JOIN LATERAL (
                (SELECT * FROM event p WHERE p.gym = g.gym AND (p.xid, p.position) > (g.xid::xid8, g.position)
                    AND p.xid < horizon.xmin AND p.sequence IS NOT NULL ORDER BY p.xid, p.position LIMIT %1$d)
                UNION ALL
                (SELECT * FROM event p WHERE p.gym = g.gym AND (p.xid, p.position) > (g.xid::xid8, g.position)
                    AND p.xid < horizon.xmin AND p.sequence IS NULL ORDER BY p.xid, p.position LIMIT %1$d)) AS t
            ORDER BY t.xid, t.position LIMIT %1$d) AS e ON true
        ORDER BY e.xid, e.position\
        """;

    /**
     * A page of events, and the cursor from which the next page begins.
     *
     * @param cursors for each event, the cursor from which a reader continues after the event
     */
    public record Page(List<RecordedEvent> events, List<EventCursor> cursors, EventCursor next) {}

    /**
     * Returns the next events of several gyms, in one order. After the last event, the page's cursor advances to the
     * oldest running transaction, so a gym without new events is not behind the others.
     *
     * @param after for each gym, the cursor up to which the gym's events were read; a gym whose cursor is ahead of the
     * page's cursor keeps its cursor
     * @param limit the largest number of events to return; if the page has fewer events, no more events exist yet
     */
    public Page read(Connection connection, Map<String, EventCursor> after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ.formatted(limit))) {
            var gyms = List.copyOf(after.entrySet());
            statement.setArray(1, SqlArrays.text(connection, gyms, Map.Entry::getKey));
            statement.setArray(
                    2,
                    SqlArrays.text(
                            connection,
                            gyms,
                            gym -> Long.toUnsignedString(gym.getValue().transaction())));
            statement.setArray(
                    3, SqlArrays.number(connection, gyms, gym -> gym.getValue().position()));
            var events = new ArrayList<RecordedEvent>();
            var cursors = new ArrayList<EventCursor>();
            var next = EventCursor.START;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    next = new EventCursor(Long.parseUnsignedLong(rows.getString(13)) - 1, Long.MAX_VALUE);
                    if (rows.getString(2) != null) {
                        events.add(EventRows.read(rows));
                        cursors.add(cursor(rows));
                    }
                }
            }
            return new Page(events, cursors, events.size() < limit ? next : cursors.getLast());
        }
    }

    /** Returns the cursor of the current row of a result set with {@link EventRows#COLUMNS} and the transaction id. */
    static EventCursor cursor(ResultSet row) throws SQLException {
        return new EventCursor(Long.parseUnsignedLong(row.getString(12)), row.getLong(1));
    }

    /**
     * Returns the page of events that a statement selects. The statement must select {@link EventRows#COLUMNS} and then
     * the transaction id.
     */
}
