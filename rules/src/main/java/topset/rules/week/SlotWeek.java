package topset.rules.week;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.RaisedFlag;
import topset.contract.SetRole;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.SlotSession;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.progression.DeloadWeek;

/**
 * The state of a slot at the start of a week: the prescription, its reasons, and the result of the week before. This
 * state and the week's sets are sufficient to compute the next week.
 *
 * @param planned the prescription without the deload and without a coach's override; null unless the week is a deload
 * @param done the result of the week before; null for week 1
 * @param why the reasons for the top load, then the reasons for the backoff sets
 * @param flags the flags about the sets of the week before and about this prescription
 * @param bodyweight in the lift's unit; null unless the lift is a bodyweight lift
 */
public record SlotWeek(
        String slotId,
        int week,
        TargetStatus status,
        Prescription prescription,
        @Nullable Prescription planned,
        SlotState state,
        @Nullable Done done,
        List<Why> why,
        List<RaisedFlag> flags,
        @Nullable Exact bodyweight) {

    public SlotWeek {
        why = List.copyOf(why);
        flags = List.copyOf(flags);
    }

    Body body() {
        return Body.of(bodyweight);
    }

    SlotWeek after(TargetStatus statusOfWeekBefore, Done doneBefore) {
        return new SlotWeek(
                slotId, week, statusOfWeekBefore, prescription, planned, state, doneBefore, why, flags, bodyweight);
    }

    /** The published form of {@code planned}. */
    public topset.contract.@Nullable Prescription publishedPlan() {
        return planned == null ? null : planned.published();
    }

    public boolean hasDeload() {
        return planned != null;
    }

    /** The plan of later weeks continues from this copy. */
    public SlotWeek withoutDeload() {
        return planned == null ? this : prescribing(planned);
    }

    /**
     * In a deload week the top set is judged by the RPE of the original plan. The lower RPE of the deload is only shown
     * to the lifter.
     */
    SlotWeek judged() {
        return planned == null ? this : prescribing(DeloadWeek.judged(prescription, planned));
    }

    private SlotWeek prescribing(Prescription other) {
        return new SlotWeek(slotId, week, status, other, null, state, done, why, flags, bodyweight);
    }

    /**
     * The result of a lift in a week. Loads are in the unit of the lift.
     *
     * @param e1rm the e1RM of the deciding set, for bodyweight lifts including the bodyweight; null if the set is not
     * in the RPE chart
     * @param backoff in the order of completion; if there are more than {@link NamedSets#MOST}, only the newest
     * @param topReps the reps of all top sets, or of all straight sets
     * @param tonnage load × reps of top, backoff and straight sets
     * @param backoffCount null if all backoff sets are in {@code backoff}
     */
    public record Done(
            int week,
            @Nullable DoneSet decidingSet,
            WeekOutcome outcome,
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

        /** {@code lift} is that of the week. */
        public TargetRecomputed.Done published(Lift lift) {
            return new TargetRecomputed.Done(
                    week,
                    lift.exercise(),
                    lift.unit(),
                    decidingSet == null ? null : decidingSet.published(),
                    outcome,
                    Exact.outputOf(e1rm));
        }

        static Done of(
                Lift lift,
                int week,
                WeekOutcome outcome,
                @Nullable DecidingSet deciding,
                List<SlotSession> sessions,
                Body body) {
            SetRole top = lift.scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP;
            int topReps = 0;
            int backoffReps = 0;
            Exact tonnage = Exact.ZERO;
            List<DoneSet> backoff = new ArrayList<>();
            for (SlotSession session : sessions) {
                for (LoggedSet set : session.sets()) {
                    if (!set.isWorkingSet()) {
                        continue;
                    }
                    Exact load = set.loadIn(lift.unit());
                    tonnage = tonnage.plus(load.times(Exact.of(set.reps())));
                    if (set.role() == top) {
                        topReps += set.reps();
                    }
                    if (set.role() == SetRole.BACKOFF) {
                        backoffReps += set.reps();
                        backoff.add(new DoneSet(set.setId(), load, set.reps(), set.rpe()));
                    }
                }
            }
            return new Done(
                    week,
                    deciding == null ? null : DoneSet.of(deciding),
                    outcome,
                    deciding == null ? null : deciding.e1rm(body),
                    backoff,
                    topReps,
                    backoffReps,
                    tonnage,
                    null);
        }
    }

    /** The load is in the unit of the lift. The RPE is null if the lifter reported none. */
    public record DoneSet(
            String setId, Exact load, int reps, @Nullable Exact rpe) {

        public static DoneSet of(DecidingSet set) {
            return new DoneSet(set.setId(), set.load(), set.reps(), set.rpe());
        }

        public TargetRecomputed.DoneSet published() {
            return new TargetRecomputed.DoneSet(load.output(), reps, Exact.outputOf(rpe));
        }
    }
}
