package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A coach removed the deload of a week. Either a coach had planned the deload, or it was a regular deload of the
 * program ({@code deloadEvery}).
 */
public record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
