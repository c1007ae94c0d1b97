package topset.verification.support;

import java.util.UUID;

/**
 * The session service's answer to a logged set.
 *
 * @param sequence the sequence number of the set's event, to be used in {@code ?atLeast=}
 */
public record Recorded(UUID setId, int revision, long sequence) {}
