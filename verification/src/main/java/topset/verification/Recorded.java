package topset.verification;

import java.util.UUID;

/**
 * The answer to a set.
 *
 * @param sequence of the athlete: what {@code ?atLeast=} waits for
 */
public record Recorded(UUID setId, int revision, long sequence) {}
