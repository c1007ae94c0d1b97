package topset.store.read;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A position in the order of all events, up to which a reader has read.
 *
 * @param transaction PostgreSQL's 64-bit id of the transaction that wrote the last event read
 */
public record EventCursor(long transaction, long position) implements Comparable<EventCursor> {

    public static final EventCursor START = new EventCursor(0, 0);

    private static final Pattern ID = Pattern.compile("(\\d{1,19})-(\\d{1,19})");

    public String id() {
        return Long.toUnsignedString(transaction) + "-" + position;
    }

    /** Empty if the text is not an {@link #id}. */
    public static Optional<EventCursor> parse(String id) {
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

    @Override
    public int compareTo(EventCursor other) {
        int order = Long.compareUnsigned(transaction, other.transaction);
        return order == 0 ? Long.compare(position, other.position) : order;
    }
}
