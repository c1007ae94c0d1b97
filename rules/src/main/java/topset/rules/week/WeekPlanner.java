package topset.rules.week;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.TargetOverride;
import topset.contract.TargetStatus;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;
import topset.rules.progression.Deload;
import topset.rules.progression.DeloadText;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.MethodState;
import topset.rules.progression.RepTarget;
import topset.rules.progression.Target;

/**
 * Plans one week of one lift from a target. All components are known before the sets of the preceding week are judged.
 *
 * @param injured whether the athlete is injured when the planned week begins
 * @param bodyweight in the lift's unit; null unless the lift is a bodyweight lift
 * @param trend the trend of the exercise before the planned week; null before the first estimate
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
     * The target reps and RPE for which the week's load is computed. The progression method may still change the reps.
     * A deload is a percentage of the load without an override, so in a deload week the override is applied later.
     *
     * @param state the state of the progression method at the start of the preceding week
     */
    RepTarget repTarget(MethodState state) {
        return rules.repTarget(deload == null ? override : null, state);
    }

    SlotWeek first() {
        return plan(rules.firstTarget(), List.of(rules.firstReason()), null, SlotState.first(rules), new SetFlags());
    }

    /**
     * Plans the week without the result of the preceding week, which {@link SlotWeek#after} adds later.
     *
     * @param why the reasons for the target
     * @param ofBackoff the reason for the backoff reduction; null for straight sets, or if no backoff set was done
     * @param state the lift's state at the start of the week; its method state is replaced by the state of {@code
     * target}
     */
    SlotWeek plan(Target target, List<Why> why, @Nullable Why ofBackoff, SlotState state, SetFlags flags) {
        Exact reduction = reduction(state);
        WeekPrescription.PlannedPrescription planned =
                new WeekPrescription(rules, override, deload, forecast()).of(target, reduction);
        Prescription prescription = planned.prescription();
        Prescription withoutDeload = deload == null
                ? null
                : new WeekPrescription(rules, null, null, forecast())
                        .of(target, state.reduction())
                        .prescription();
        List<Why> all = reasons(why, ofBackoff, prescription, withoutDeload);
        NamedSets causes = NamedSets.of(all.getFirst());
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
                TargetStatus.FINAL,
                prescription,
                withoutDeload,
                state.with(target.state(), reduction),
                null,
                all,
                flags.flags(),
                bodyweight);
    }

    private @Nullable Exact reduction(SlotState state) {
        Exact reduction = state.reduction();
        return reduction == null || override == null || override.backoffReduction() == null
                ? reduction
                : Exact.of(override.backoffReduction());
    }

    private Forecast forecast() {
        return new Forecast(trend == null ? null : trend.smoothedIn(rules.lift().unit()), Body.of(bodyweight));
    }

    private List<Why> reasons(
            List<Why> why, @Nullable Why ofBackoff, Prescription prescription, @Nullable Prescription withoutDeload) {
        Lift lift = rules.lift();
        boolean rounded = Loads.compare(prescription.exactLoad(), prescription.load()) != 0;
        if (!rounded && override == null && ofBackoff == null && withoutDeload == null) {
            return why;
        }
        String loaded = rounded ? "loaded as " + NumberText.load(prescription.load(), lift.unit()) : "";
        boolean given = override != null && override.load() != null;
        List<Why> all = new ArrayList<>(why);
        if (rounded && !given && withoutDeload == null) {
            Why last = all.removeLast();
            all.add(new Why(last.rule(), last.says() + ", " + loaded, last.setIds(), last.setCount()));
        }
        if (override != null) {
            all.add(new Why("override", says(override, lift.unit(), given ? loaded : "")));
        }
        if (deload != null && withoutDeload != null) {
            all.add(DeloadText.reason(
                    deload,
                    lift,
                    withoutDeload,
                    prescription,
                    Body.of(bodyweight),
                    given,
                    override != null && override.backoffSets() != null,
                    loaded));
        }
        if (ofBackoff != null) {
            all.add(ofBackoff);
        }
        return all;
    }

    /**
     * The reason {@code override} in words.
     *
     * @param loaded the rounded load in words, if it differs from the coach's load; otherwise empty
     */
    private static String says(TargetOverride override, WeightUnit unit, String loaded) {
        List<String> wanted = new ArrayList<>();
        if (override.load() != null) {
            wanted.add(
                    NumberText.load(Exact.of(override.load()), unit) + (loaded.isEmpty() ? "" : " (" + loaded + ")"));
        }
        if (override.reps() != null) {
            wanted.add(NumberText.reps(override.reps()));
        }
        if (override.backoffReduction() != null) {
            wanted.add(NumberText.percent(Exact.of(override.backoffReduction())) + " less for backoffs");
        }
        if (override.backoffSets() != null) {
            wanted.add(override.backoffSets() + (override.backoffSets() == 1 ? " backoff set" : " backoff sets"));
        }
        return "the coach wants " + String.join(", ", wanted) + ": " + override.reason();
    }
}
