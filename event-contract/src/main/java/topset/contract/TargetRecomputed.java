package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The target of one slot and week as it now is.
 *
 * @param status PROVISIONAL while the week before runs, FINAL once it is over
 * @param exercise the slot's in {@code week}
 * @param revision from 1, one more each time something of it changed
 * @param done what the week before came to; absent for a first week
 * @param previous the loads of the week before
 * @param causedBy {@code ce_id} of the session event that led to it, or {@code rebuild/} and the id of a rebuild; absent when time or a
 *     command did
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
        @Nullable Done done,
        @Nullable Previous previous,
        @Nullable String causedBy,
        List<Why> why,
        List<RaisedFlag> flags)
        implements ProgramFact {

    /** Whether the week before is over. */
    public enum Status {
        PROVISIONAL,
        FINAL
    }

    /**
     * How a slot's week went: the deciding set, the outcome of training-rules.md § 3 (NOT_YET_TRAINED while the week runs
     * without such a set), its estimated 1RM.
     *
     * @param exercise the slot's in that week, which a coach may have changed since; absent in events of before it was told
     * @param unit the slot's in that week, of all its loads; absent in events of before it was told
     */
    public record Done(
            int week,
            @Nullable String exercise,
            @Nullable WeightUnit unit,
            @Nullable DoneSet top,
            String outcome,
            @Nullable BigDecimal e1rm) {}

    /** A set in the slot's unit in the week it was done. */
    public record DoneSet(
            BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

    /** The week before's loads, in the unit of {@code done}; {@code backoffLoad} absent for straight sets. */
    public record Previous(BigDecimal topLoad, @Nullable BigDecimal backoffLoad) {}
}
