package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** An override was removed: the slot's target of that week is the computed one again. */
public record OverrideRemoved(
        UUID programId, String gym, String athleteId, String slotId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
