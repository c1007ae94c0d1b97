package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The target of a slot for a week has changed.
 *
 * @param status PROVISIONAL until the week before is over, FINAL afterwards
 * @param revision from 1, incremented with each change
 * @param planned in a deload week, the prescription without the deload; absent in other weeks
 * @param done the result of the week before; absent for the first week
 * @param previous the loads of the week before
 * @param causedBy {@code ce_id} of the session event that caused the change, or {@code rebuild/} and the id of a
 * rebuild; absent if the end of a week or a command caused the change
 */
public record TargetRecomputed(
        UUID programId,
        String gym,
        String athleteId,
        String slotId,
        String exercise,
        int week,
        Status status,
        int revision,
        Prescription prescription,
        @Nullable Prescription planned,
        @Nullable Done done,
        @Nullable Previous previous,
        @Nullable String causedBy,
        List<Why> why,
        List<RaisedFlag> flags)
        implements ProgramFact {

    /** {@code PROVISIONAL} until the week before the target's week is over, {@code FINAL} afterwards. */
    public enum Status {
        PROVISIONAL,
        FINAL
    }

    /**
     * The result of one lift in one week: the set that decides the next target, the outcome (training-rules.md § 3),
     * and the e1RM. The outcome is {@code NOT_YET_TRAINED} if the week is not over and no set decides the next target
     * yet; in a deload week the outcome is {@code DELOADED}.
     *
     * @param exercise the lift's exercise in that week; a coach may have changed the exercise later
     * @param unit the lift's unit in that week; all loads of the result are in this unit
     */
    public record Done(
            int week,
            @Nullable String exercise,
            @Nullable WeightUnit unit,
            @Nullable DoneSet top,
            String outcome,
            @Nullable BigDecimal e1rm) {}

    /** The load is in the unit that the lift had in the week of the set. */
    public record DoneSet(
            BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

    /** Loads of the week before, in the unit of {@code done}. {@code backoffLoad} is absent for straight sets. */
    public record Previous(BigDecimal topLoad, @Nullable BigDecimal backoffLoad) {}
}
