package topset.program.live;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import topset.store.read.EventCursor;

/** Converts cursors to SSE event ids ({@code transaction-position}) and back, and compares cursors. */
final class EventCursors {
    /** The order of cursors, which is the order in which {@link topset.store.read.GymEventReader} reads the events. */
    static final Comparator<EventCursor> ORDER = Comparator.comparing(EventCursor::transaction, Long::compareUnsigned)
            .thenComparingLong(EventCursor::position);

    private static final Pattern ID = Pattern.compile("(\\d{1,19})-(\\d{1,19})");

    private EventCursors() {}

    static String id(EventCursor cursor) {
        return Long.toUnsignedString(cursor.transaction()) + "-" + cursor.position();
    }

    /** Parses the id of a server-sent event (SSE) as a cursor; empty if the text is not an event id. */
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
}
