package topset.store;

/** Other events were appended to the stream after the caller had loaded it. The caller must decide again. */
public final class StaleStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long expected;
    private final long actual;

    public StaleStreamException(StreamKey stream, long expected, long actual) {
        super("Stream %s of gym %s is at version %d, not %d".formatted(stream.name(), stream.gym(), actual, expected));
        this.expected = expected;
        this.actual = actual;
    }

    /** The version that the caller had loaded. */
    public long expected() {
        return expected;
    }

    public long actual() {
        return actual;
    }
}
