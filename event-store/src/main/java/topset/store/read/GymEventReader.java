package topset.store.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Selects a gym's next events, also those that are not final yet. PostgreSQL uses one index for published and one
     * for unpublished events, and reads no more of each index than the page needs.
     */
    private static final String OF_GYM = """
        ((SELECT * FROM event t WHERE t.gym = ? AND (t.xid, t.position) > (?::text::xid8, ?)
            AND t.sequence IS NOT NULL ORDER BY t.xid, t.position LIMIT ?)
        UNION ALL
        (SELECT * FROM event t WHERE t.gym = ? AND (t.xid, t.position) > (?::text::xid8, ?)
            AND t.sequence IS NULL ORDER BY t.xid, t.position LIMIT ?)) AS e
        """;

    private static final String IS_FINAL = "e.xid < pg_snapshot_xmin(pg_current_snapshot())";

    private static final String READ = "SELECT " + EventRows.COLUMNS + ", e.xid, " + IS_FINAL + " FROM " + OF_GYM
            + " ORDER BY e.xid, e.position LIMIT ?";

    private static final String READ_PUBLISHED = "SELECT " + EventRows.COLUMNS + ", e.xid FROM event e WHERE e.gym = ?"
            + " AND (e.xid, e.position) > (?::text::xid8, ?) AND e.sequence IS NOT NULL AND " + IS_FINAL
            + " ORDER BY e.xid, e.position LIMIT ?";

    private static final String MORE_THAN =
            "SELECT EXISTS (SELECT FROM " + OF_GYM + " WHERE " + IS_FINAL + " OFFSET ?)";

    private static final String NEWEST = """
        SELECT max(e.position), e.xid FROM (
            (SELECT t.xid, t.position FROM event t WHERE t.gym = ? AND t.xid < pg_snapshot_xmin(pg_current_snapshot())
                AND t.sequence IS NOT NULL ORDER BY t.xid DESC, t.position DESC LIMIT 1)
            UNION ALL
            (SELECT t.xid, t.position FROM event t WHERE t.gym = ? AND t.xid < pg_snapshot_xmin(pg_current_snapshot())
                AND t.sequence IS NULL ORDER BY t.xid DESC, t.position DESC LIMIT 1)) AS e
        GROUP BY e.xid ORDER BY e.xid DESC LIMIT 1
        """;

    public record Read(RecordedEvent event, EventCursor cursor) {}

    /**
     * A page of events, and the cursor from which the next page begins.
     *
     * @param waits whether committed events follow that are not final yet, because an older transaction is open
     */
    public record Page(List<Read> events, EventCursor next, boolean waits) {}

    /** An empty page means that no more events are final yet; its cursor equals the given one. */
    public Page read(Connection connection, String gym, EventCursor after, int limit) throws SQLException {
        var events = new ArrayList<Read>();
        var open = new ArrayList<EventCursor>();
        Sql.each(
                connection,
                READ,
                row -> {
                    if (row.getBoolean(13)) {
                        events.add(read(row));
                    } else {
                        open.add(cursor(row));
                    }
                },
                values(gym, after, limit, limit));
        return page(events, after, !open.isEmpty());
    }

    /** As {@link #read}, without unpublished events. {@code waits} is not known then. */
    public Page readPublished(Connection connection, String gym, EventCursor after, int limit) throws SQLException {
        var transaction = Long.toUnsignedString(after.transaction());
        var events =
                Sql.list(connection, READ_PUBLISHED, GymEventReader::read, gym, transaction, after.position(), limit);
        return page(events, after, false);
    }

    private static Page page(List<Read> events, EventCursor after, boolean waits) {
        return new Page(events, events.isEmpty() ? after : events.getLast().cursor(), waits);
    }

    /** Returns the cursor after the gym's newest final event; {@link EventCursor#START} if the gym has no event. */
    public EventCursor newest(Connection connection, String gym) throws SQLException {
        return Sql.first(
                        connection,
                        NEWEST,
                        row -> new EventCursor(Long.parseUnsignedLong(row.getString(2)), row.getLong(1)),
                        gym,
                        gym)
                .orElse(EventCursor.START);
    }

    public boolean hasMoreThan(Connection connection, String gym, EventCursor after, int events) throws SQLException {
        return Sql.one(connection, MORE_THAN, row -> row.getBoolean(1), values(gym, after, events + 1, events));
    }

    private static Read read(ResultSet row) throws SQLException {
        return new Read(EventRows.read(row), cursor(row));
    }

    private static EventCursor cursor(ResultSet row) throws SQLException {
        return new EventCursor(Long.parseUnsignedLong(row.getString(12)), row.getLong(1));
    }

    private static Object[] values(String gym, EventCursor after, int limit, int last) {
        var transaction = Long.toUnsignedString(after.transaction());
        var position = after.position();
        return new Object[] {gym, transaction, position, limit, gym, transaction, position, limit, last};
    }
}
