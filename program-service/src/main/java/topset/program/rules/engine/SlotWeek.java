package topset.program.rules.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.deload.DeloadWeek;
import topset.program.rules.lift.Prescription;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.result.Flag;
import topset.program.rules.result.NamedSets;
import topset.program.rules.result.Outcome;
import topset.program.rules.result.Reason;

/**
 * The state of a slot on entering a week: the prescription, its reasons, and the result of the week before. Together
 * with the week's sets, this state is sufficient to compute the next week.
 *
 * @param week from 1
 * @param planned the prescription without the deload and without a coach's override; null unless the week is a deload
 * @param done the result of the week before; null for week 1
 * @param why the reasons for the top load, then those for the backoff
 * @param flags the flags about the sets of the week before and about this prescription
 * @param bodyweight the bodyweight in this week, in the slot's unit; null unless the lift is a bodyweight lift
 */
public record SlotWeek(
        String slotId,
        int week,
        Status status,
        Prescription prescription,
        @Nullable Prescription planned,
        SlotState state,
        @Nullable Done done,
        List<Reason> why,
        List<Flag> flags,
        @Nullable Exact bodyweight) {

    public SlotWeek {
        why = List.copyOf(why);
        flags = List.copyOf(flags);
    }

    /** Returns the part of the bodyweight that is lifted in this week. */
    Body body() {
        return bodyweight == null ? Body.NOTHING : Body.of(bodyweight);
    }

    /** Returns this week with the result of the week before. */
    SlotWeek after(Status statusOfWeekBefore, Done doneBefore) {
        return new SlotWeek(
                slotId, week, statusOfWeekBefore, prescription, planned, state, doneBefore, why, flags, bodyweight);
    }

    public boolean hasDeload() {
        return planned != null;
    }

    /** Returns this week without its deload. The plan continues from this one. */
    public SlotWeek withoutDeload() {
        return planned == null
                ? this
                : new SlotWeek(slotId, week, status, planned, null, state, done, why, flags, bodyweight);
    }

    /** Returns this week with the RPE by which its top set is judged. A deload only shows a lower RPE. */
    SlotWeek judged() {
        return planned == null
                ? this
                : new SlotWeek(
                        slotId,
                        week,
                        status,
                        DeloadWeek.judged(prescription, planned),
                        null,
                        state,
                        done,
                        why,
                        flags,
                        bodyweight);
    }

    /** Whether the week before is over. */
    public enum Status {
        PROVISIONAL,
        FINAL
    }

    /**
     * The result of a week. Loads are in the slot's unit.
     *
     * @param week the week of the result
     * @param decidingSet the deciding set; null if the slot was not trained
     * @param e1rm the one-repetition maximum estimated from the deciding set, for bodyweight lifts of body and load
     * together; null if the set is not in the RPE chart
     * @param backoff the backoff sets in the order they were completed; if there are more than {@link NamedSets#MOST},
     * the newest of them
     * @param topReps the reps of all top sets, or of all straight sets
     * @param tonnage load × reps of top, backoff and straight sets
     * @param backoffCount how many backoff sets there were; null if all are in {@code backoff}
     */
    public record Done(
            int week,
            @Nullable DoneSet decidingSet,
            Outcome outcome,
            @Nullable Exact e1rm,
            List<DoneSet> backoff,
            int topReps,
            int backoffReps,
            Exact tonnage,
            @Nullable Integer backoffCount) {
        public Done {
            if (backoff.size() > NamedSets.MOST) {
                backoffCount = backoffCount == null ? Integer.valueOf(backoff.size()) : backoffCount;
                backoff = NamedSets.newest(backoff);
            }
            backoff = List.copyOf(backoff);
        }
    }

    /** A completed set, with its load in the slot's unit. */
    public record DoneSet(
            String setId, Exact load, int reps, @Nullable Exact rpe) {}
}
