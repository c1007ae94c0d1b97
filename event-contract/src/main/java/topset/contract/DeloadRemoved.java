package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A deload that a coach had planned, or that the program plans regularly ({@code deloadEvery}), was removed. */
public record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
