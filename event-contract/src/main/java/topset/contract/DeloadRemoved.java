package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A coach removed the deload of a week. The deload was planned by a coach, or it was a regular deload of {@code
 * deloadEvery}.
 */
public record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
