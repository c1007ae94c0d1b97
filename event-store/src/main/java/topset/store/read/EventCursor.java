package topset.store.read;

/**
 * A position in the order of all events, up to which a reader has read.
 *
 * @param transaction PostgreSQL's 64-bit id of the transaction that wrote the last event read
 * @param position the position of the last event read
 */
public record EventCursor(long transaction, long position) {

    /** The position before the first event. A reader that starts there reads everything. */
    public static final EventCursor START = new EventCursor(0, 0);
}
