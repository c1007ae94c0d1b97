package topset.contract;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A coach changed a lift of a program, from a given week on (training-rules.md § 6, {@code lift-changed}). */
public record LiftChanged(
        UUID programId, String gym, String athleteId, int fromWeek, PlannedLift lift, OffsetDateTime changedAt)
        implements ProgramFact {}
