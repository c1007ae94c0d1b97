package topset.store.read;

/**
 * The position of a reader of all events.
 *
 * @param transaction PostgreSQL's 64-bit id of the transaction that wrote the last event read
 * @param position that event's position
 */
public record Cursor(long transaction, long position) {

    /** The position before the first event. */
    public static final Cursor START = new Cursor(0, 0);
}
