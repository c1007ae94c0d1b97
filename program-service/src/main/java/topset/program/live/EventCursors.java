package topset.program.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import topset.store.read.EventCursor;

/**
 * Converts cursors (positions in the order of all stored events) to SSE event ids ({@code transaction-position}) and
 * back, compares cursors, and reads the newest cursor.
 */
final class EventCursors {
    /** The order of cursors, which is the order in which {@link topset.store.read.EventReader} reads the events. */
    static final Comparator<EventCursor> ORDER = Comparator.comparing(EventCursor::transaction, Long::compareUnsigned)
            .thenComparingLong(EventCursor::position);

    private static final Pattern ID = Pattern.compile("(\\d{1,19})-(\\d{1,19})");

    private EventCursors() {}

    static EventCursor later(EventCursor one, EventCursor other) {
        return ORDER.compare(one, other) >= 0 ? one : other;
    }

    static String id(EventCursor cursor) {
        return Long.toUnsignedString(cursor.transaction()) + "-" + cursor.position();
    }

    /**
     * Parses the id of a server-sent event (SSE) as a cursor; empty if the text
     * is not an event id.
     */
    static Optional<EventCursor> parse(String id) {
        var matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EventCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns a cursor: a position in the order of all events up to which this order is final. Transactions that are
     * still open add events only after this position.
     */
    static EventCursor newest(Connection connection) throws SQLException {
        return before(connection, "pg_snapshot_xmin");
    }

    /**
     * Returns a cursor that is after the events of all transactions that have
     * started by now, including transactions that are still open.
     */
    static EventCursor horizon(Connection connection) throws SQLException {
        return before(connection, "pg_snapshot_xmax");
    }

    private static EventCursor before(Connection connection, String bound) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + bound + "(pg_current_snapshot())::text")) {
            rows.next();
            return new EventCursor(Long.parseUnsignedLong(rows.getString(1)) - 1, Long.MAX_VALUE);
        }
    }
}
