package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The target of one slot and week as it now is.
 *
 * @param status PROVISIONAL while the week before runs, FINAL once it is over
 * @param revision from 1, one more each time something of it changed
 * @param done what the week before came to; absent for a first week
 * @param previous the loads of the week before
 * @param causedBy {@code ce_id} of the session event that led to it; absent when time or a command did
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
     */
    public record Done(
            int week,
            @Nullable DoneSet top,
            String outcome,
            @Nullable BigDecimal e1rm) {}

    /** A set in the slot's unit. */
    public record DoneSet(
            BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

    /** The week before's loads; {@code backoffLoad} absent for straight sets. */
    public record Previous(BigDecimal topLoad, @Nullable BigDecimal backoffLoad) {}
}
