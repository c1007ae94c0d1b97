package topset.verification.support;

import java.util.UUID;

/** The {@code sequence} is the number of the set's event, to be used in {@code ?atLeast=}. */
public record Recorded(UUID setId, int revision, long sequence) {}
