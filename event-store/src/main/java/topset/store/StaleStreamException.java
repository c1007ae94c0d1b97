package topset.store;

/** Reports that a stream has changed since the decision was made. The caller loads the stream and decides again. */
public final class StaleStreamException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long expected;
    private final long actual;

    public StaleStreamException(StreamKey stream, long expected, long actual) {
        super("Stream %s of %s is at version %d, not %d".formatted(stream.name(), stream.gym(), actual, expected));
        this.expected = expected;
        this.actual = actual;
    }

    /** Returns the version that the decision was based on. */
    public long expected() {
        return expected;
    }

    /** Returns the stream's current version. */
    public long actual() {
        return actual;
    }
}
