package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** The computed target of a slot's week is back. */
public record OverrideRemoved(
        UUID programId, String gym, String athleteId, String slotId, int week, OffsetDateTime removedAt)
        implements ProgramFact {}
