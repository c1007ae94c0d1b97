package topset.rules.check;

import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.rules.lift.Lift;
import topset.rules.lift.OneLoadRules;
import topset.rules.lift.Scheme;
import topset.rules.lift.Variant;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.load.RpeChart;
import topset.rules.progression.PastEstimate;
import topset.rules.progression.Progression;

/** Collects the values that {@link StartCheck} needs to compute the first load of a lift. */
final class KnownStart {
    private KnownStart() {}

    /**
     * If a value is unknown because it was refused, a placeholder is used. This does not matter, because the lift is
     * refused in any case.
     */
    static StartCheck.Known of(
            LiftCheck.Context context, Exact share, @Nullable Exercise exercise, @Nullable SwapStart swap) {
        if (exercise == null) {
            return new StartCheck.Known(share, Exact.ONE, Exact.ONE, null);
        }
        Exact bodyweight = null;
        if (exercise.loadMode() == LoadMode.ADDED_TO_BODYWEIGHT) {
            bodyweight = context.bodyweight() == null ? Exact.ONE : context.bodyweight();
        }
        PastEstimate history = context.history().apply(exercise.id());
        return new StartCheck.Known(share, bodyweight, history == null ? null : history.e1rm(), swap);
    }

    /** The load of the first week as a share of the 1RM. */
    static Exact share(
            @Nullable Variant variant,
            @Nullable Progression progression,
            @Nullable Scheme scheme,
            Lift.@Nullable Method method) {
        if (scheme == null || variant == null) {
            return Exact.ONE;
        }
        if (variant.rules() instanceof OneLoadRules oneLoad) {
            return oneLoad.startWorth(scheme.reps()).share();
        }
        return progression == null || scheme.top() == null || method == null
                ? Exact.ONE
                : RpeChart.pct(
                        progression.firstReps(scheme, method), scheme.top().rpe());
    }

    /** Null if there is nothing to replace. */
    static @Nullable SwapStart swap(
            LiftCheck.Context context,
            @Nullable Exercise exercise,
            @Nullable Lift replaced,
            @Nullable Equipment equipment) {
        Exercise before = replaced == null ? null : context.catalogue().apply(replaced.exercise());
        return exercise == null || before == null
                ? null
                : new SwapStart(
                        exercise, before, context.history(), equipment == null ? null : LoadableWeights.of(equipment));
    }
}
