package topset.store;

/**
 * A stream of events: the history of one aggregate.
 *
 * @param gym the tenant
 * @param name unique within the gym, such as {@code session-<uuid>}; a stream belongs to one athlete for good, so that the athlete's
 *     lock covers its versions
 */
public record StreamKey(String gym, String name) {}
