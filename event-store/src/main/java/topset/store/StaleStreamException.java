package topset.store;

/**
 * Thrown if other events were appended to the stream after the caller had loaded it. The caller must load the stream
 * again and decide again.
 */
public final class StaleStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long expected;
    private final long actual;

    public StaleStreamException(StreamKey stream, long expected, long actual) {
        super("Stream %s of gym %s is at version %d, not %d".formatted(stream.name(), stream.gym(), actual, expected));
        this.expected = expected;
        this.actual = actual;
    }

    /** Returns the version of the stream that the caller had loaded before it decided which events to append. */
    public long expected() {
        return expected;
    }

    /** Returns the current version of the stream. */
    public long actual() {
        return actual;
    }
}
