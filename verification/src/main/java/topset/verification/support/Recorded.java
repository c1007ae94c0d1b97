package topset.verification.support;

import java.util.UUID;

/**
 * The session service's answer to a logged set.
 *
 * @param sequence number of the set among the athlete's events, for {@code ?atLeast=}
 */
public record Recorded(UUID setId, int revision, long sequence) {}
