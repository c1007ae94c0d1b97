package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The target of a slot for a week has changed.
 *
 * @param planned in a deload week, the prescription without the deload; absent in other weeks
 */
public record TargetRecomputed(
        UUID programId,
        String gym,
        String athleteId,
        String slotId,
        String exercise,
        int week,
        TargetStatus status,
        int revision,
        Prescription prescription,
        @Nullable Prescription planned,
        @Nullable Done done,
        @Nullable Previous previous,
        @Nullable String causedBy,
        List<Why> why,
        List<RaisedFlag> flags)
        implements ProgramFact {

    /** The result of one lift in one week: the set that decides the next target, the outcome, and the e1RM. */
    public record Done(
            int week,
            @Nullable String exercise,
            @Nullable WeightUnit unit,
            @Nullable DoneSet top,
            WeekOutcome outcome,
            @Nullable BigDecimal e1rm) {}

    /** The load is in the unit that the lift had in the week of the set. */
    public record DoneSet(
            BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

    /** Loads of the week before, in the unit of {@code done}. {@code backoffLoad} is absent for straight sets. */
    public record Previous(BigDecimal topLoad, @Nullable BigDecimal backoffLoad) {}
}
