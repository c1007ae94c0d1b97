package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A coach removed an override of one week. The computed target applies again. */
public record OverrideRemoved(
        UUID programId, String gym, String athleteId, String slotId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
