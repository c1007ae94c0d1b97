package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A week of a program is not a deload any more, whether a coach had planned the deload or {@code deloadEvery} had. */
public record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
