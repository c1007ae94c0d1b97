package topset.store;

/**
 * A stream contains all events of one thing, for example of one training session.
 *
 * @param name unique within the gym, such as {@code session-<uuid>}; a stream never moves to another athlete, so the
 * athlete's lock protects the stream's versions
 */
public record StreamKey(String gym, String name) {}
