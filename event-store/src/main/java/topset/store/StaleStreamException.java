package topset.store;

/** A stream has moved on since the decision was made: load, decide again. */
public final class StaleStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long expected;
    private final long actual;

    public StaleStreamException(StreamKey stream, long expected, long actual) {
        super("Stream %s of %s is at version %d, not %d".formatted(stream.name(), stream.gym(), actual, expected));
        this.expected = expected;
        this.actual = actual;
    }

    /** The version the decision was made on. */
    public long expected() {
        return expected;
    }

    /** The version the stream is at. */
    public long actual() {
        return actual;
    }
}
