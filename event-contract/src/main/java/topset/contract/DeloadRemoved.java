package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A week of a program is no deload: neither one that a coach planned, nor one of {@code deloadEvery}. */
public record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
