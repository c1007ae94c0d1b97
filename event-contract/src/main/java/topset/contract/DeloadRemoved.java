package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A coach removed the deload (lower loads) of a week. Either a coach had planned this deload, or the program plans a
 * deload regularly ({@code deloadEvery}).
 */
public record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
