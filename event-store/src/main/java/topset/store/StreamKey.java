package topset.store;

/**
 * The key of a stream. A stream holds the events of one aggregate.
 *
 * @param gym the tenant
 * @param name unique within the gym, such as {@code session-<uuid>}; a stream belongs to the same athlete for ever, so
 * the athlete's lock protects its versions
 */
public record StreamKey(String gym, String name) {}
