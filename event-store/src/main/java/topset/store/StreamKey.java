package topset.store;

/**
 * The key of a stream. A stream holds the events of one aggregate.
 *
 * @param gym the gym (the tenant) of the stream's athlete
 * @param name unique within the gym, such as {@code session-<uuid>}; a stream never moves to another athlete, so the
 * athlete's lock protects the stream's versions
 */
public record StreamKey(String gym, String name) {}
