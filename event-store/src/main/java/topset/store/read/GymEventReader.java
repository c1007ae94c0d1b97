package topset.store.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import topset.store.RecordedEvent;
import topset.store.Sql;
import topset.store.append.EventRows;

/**
 * Reads all events of one gym, or only the published ones, exactly once, while other transactions write. An event gets
 * its position when it is inserted, but other transactions see the event only after the commit. So a query for {@code
 * position > last} would miss events of transactions that commit late. This reader reads in the order of transaction
 * ids, and only up to {@code pg_snapshot_xmin}, the oldest running transaction, because no new event can appear before
 * this transaction. The events of an athlete are read in the order of their sequence numbers. A long transaction
 * anywhere in the database delays this reader.
 */
public final class GymEventReader {

    private static final String NEXT = " FROM event e WHERE e.gym = ? AND (e.xid, e.position) > (?::text::xid8, ?)";

    private static final String IS_FINAL = "e.xid < pg_snapshot_xmin(pg_current_snapshot())";

    private static final String SELECT = "SELECT " + EventRows.COLUMNS + ", e.xid, " + IS_FINAL + NEXT;

    private static final String PAGE = " ORDER BY e.xid, e.position LIMIT ?";

    private static final String MORE_THAN = "SELECT" + NEXT + " AND " + IS_FINAL + " OFFSET ? LIMIT 1";

    private static final String NEWEST = "SELECT e.position, e.xid FROM event e WHERE e.gym = ? AND " + IS_FINAL
            + " ORDER BY e.xid DESC, e.position DESC LIMIT 1";

    private GymEventReader() {}

    public record Read(RecordedEvent event, EventCursor cursor) {}

    /**
     * A page of events, and the cursor from which the next page begins.
     *
     * @param waits whether committed events follow that are not final yet, because an older transaction is open
     */
    public record EventPage(List<Read> events, EventCursor next, boolean waits) {}

    /** An empty page means that no more events are final yet; its cursor equals the given one. */
    public static EventPage read(Connection connection, String gym, EventCursor after, int limit) throws SQLException {
        return page(connection, SELECT + PAGE, gym, after, limit);
    }

    /** As {@link #read}, without unpublished events. */
    public static EventPage readPublished(Connection connection, String gym, EventCursor after, int limit)
            throws SQLException {
        return page(connection, SELECT + " AND e.sequence IS NOT NULL" + PAGE, gym, after, limit);
    }

    private static EventPage page(Connection connection, String sql, String gym, EventCursor after, int limit)
            throws SQLException {
        var events = new ArrayList<Read>();
        var waits = new AtomicBoolean();
        Sql.each(
                connection,
                sql,
                row -> {
                    if (row.getBoolean(13)) {
                        events.add(
                                new Read(EventRows.read(row), new EventCursor(transaction(row, 12), row.getLong(1))));
                    } else {
                        waits.set(true);
                    }
                },
                gym,
                Long.toUnsignedString(after.transaction()),
                after.position(),
                limit);
        return new EventPage(events, events.isEmpty() ? after : events.getLast().cursor(), waits.get());
    }

    /** Returns the cursor after the gym's newest final event; {@link EventCursor#START} if the gym has no event. */
    public static EventCursor newest(Connection connection, String gym) throws SQLException {
        return Sql.first(connection, NEWEST, row -> new EventCursor(transaction(row, 2), row.getLong(1)), gym)
                .orElse(EventCursor.START);
    }

    public static boolean hasMoreThan(Connection connection, String gym, EventCursor after, int events)
            throws SQLException {
        return Sql.exists(
                connection, MORE_THAN, gym, Long.toUnsignedString(after.transaction()), after.position(), events);
    }

    private static long transaction(ResultSet row, int column) throws SQLException {
        return Long.parseUnsignedLong(row.getString(column));
    }
}
