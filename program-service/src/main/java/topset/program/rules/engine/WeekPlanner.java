package topset.program.rules.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.deload.Deload;
import topset.program.rules.deload.DeloadText;
import topset.program.rules.engine.SlotWeek.Status;
import topset.program.rules.flags.SetFlags;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.Prescription;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.load.Loads;
import topset.program.rules.load.Spoken;
import topset.program.rules.program.TargetOverride;
import topset.program.rules.progression.MethodState;
import topset.program.rules.progression.RepTarget;
import topset.program.rules.progression.Target;
import topset.program.rules.result.FlagCode;
import topset.program.rules.result.NamedSets;
import topset.program.rules.result.Reason;
import topset.program.rules.trend.ExerciseTrend;

/**
 * Plans one week of a slot from a target. All its values are known before the sets of the week before are judged.
 *
 * @param rules of the lift in that week
 * @param override the coach's override of the slot in that week, or null
 * @param deload of that week, or null
 * @param injured whether the athlete is injured when that week begins
 * @param bodyweight in the slot's unit; null unless it is a bodyweight lift
 * @param trend of the slot's exercise before that week; null if there is none
 */
record WeekPlanner(
        SlotRules rules,
        int week,
        @Nullable TargetOverride override,
        @Nullable Deload deload,
        boolean injured,
        @Nullable Exact bodyweight,
        @Nullable ExerciseTrend trend) {

    /**
     * The reps and RPE of the week's load before the method changes it. A deload is a share of the load without an
     * override.
     *
     * @param state of the method on entering the week before
     */
    RepTarget repTarget(MethodState state) {
        return rules.repTarget(deload == null ? override : null, state);
    }

    /** The week in which the lift starts. */
    SlotWeek first() {
        return plan(rules.firstTarget(), List.of(rules.firstReason()), null, rules.firstState(), new SetFlags());
    }

    /**
     * The week as if it were the first. {@link SlotWeek#after} adds the result of the week before.
     *
     * @param why of the target
     * @param ofBackoff why of ρ, or null
     * @param state on entering the week; the method's own state comes from the target
     */
    SlotWeek plan(Target target, List<Reason> why, @Nullable Reason ofBackoff, SlotState state, SetFlags flags) {
        Exact reduction = reduction(state);
        WeekPrescription.Planned planned =
                new WeekPrescription(rules, override, deload, forecast()).of(target, reduction);
        Prescription prescription = planned.prescription();
        Prescription withoutDeload = deload == null
                ? null
                : new WeekPrescription(rules, null, null, forecast())
                        .of(target, state.reduction())
                        .prescription();
        List<Reason> all = reasons(why, ofBackoff, prescription, withoutDeload);
        NamedSets causes = all.getFirst().sets();
        if (prescription.exactLoad().isAbove(rules.loadable().largest())) {
            flags.raise(FlagCode.EQUIPMENT_LIMIT, causes);
        }
        if (planned.beyondFailure()) {
            flags.raise(FlagCode.BEYOND_FAILURE, causes);
        }
        if (injured) {
            flags.raise(FlagCode.INJURED, List.of());
        }
        return new SlotWeek(
                rules.lift().slotId(),
                week,
                Status.FINAL,
                prescription,
                withoutDeload,
                new SlotState(
                        target.state(),
                        state.missedWeeks(),
                        reduction,
                        state.estimates(),
                        state.painWeeks(),
                        state.struggled()),
                null,
                all,
                flags.flags(),
                bodyweight);
    }

    private @Nullable Exact reduction(SlotState state) {
        Exact reduction = state.reduction();
        return reduction == null || override == null || override.backoffReduction() == null
                ? reduction
                : override.backoffReduction();
    }

    private Forecast forecast() {
        return new Forecast(trend == null ? null : trend.smoothedIn(rules.lift().unit()), body());
    }

    private Body body() {
        return bodyweight == null ? Body.NOTHING : Body.of(bodyweight);
    }

    /** Adds the override, the deload, the load after rounding if rounding changes it, and the reason of ρ. */
    private List<Reason> reasons(
            List<Reason> why,
            @Nullable Reason ofBackoff,
            Prescription prescription,
            @Nullable Prescription withoutDeload) {
        Lift lift = rules.lift();
        boolean rounded = Loads.compare(prescription.exactLoad(), prescription.load()) != 0;
        if (!rounded && override == null && ofBackoff == null && withoutDeload == null) {
            return why;
        }
        String loaded = rounded ? "loaded as " + Spoken.load(prescription.load(), lift.unit()) : "";
        boolean given = override != null && override.load() != null;
        List<Reason> all = new ArrayList<>(why);
        if (rounded && !given && withoutDeload == null) {
            int last = why.size() - 1;
            all.set(last, why.get(last).adding(", " + loaded));
        }
        if (override != null) {
            all.add(new Reason("override", OverrideText.says(override, lift, given ? loaded : ""), List.of()));
        }
        if (deload != null && withoutDeload != null) {
            all.add(DeloadText.reason(
                    deload,
                    lift,
                    withoutDeload,
                    prescription,
                    body(),
                    given,
                    override != null && override.backoffSets() != null,
                    loaded));
        }
        if (ofBackoff != null) {
            all.add(ofBackoff);
        }
        return all;
    }
}
