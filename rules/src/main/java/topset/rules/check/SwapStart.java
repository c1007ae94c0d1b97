package topset.rules.check;

import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.rules.lift.Lift;
import topset.rules.lift.Refusals;
import topset.rules.load.Body;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.LoadRatio;
import topset.rules.load.LoadableWeights;
import topset.rules.progression.ExerciseTrend.PastEstimate;

/**
 * Computes the first load of an exercise that replaces another (training-rules.md § 14, {@code swap}). If the new
 * exercise has no e1RM, the load is computed from the replaced exercise's e1RM and a published ratio, and reduced by a
 * cautious 5 %.
 *
 * @param equipment of the new lift; null if it was refused
 */
record SwapStart(
        Exercise exercise,
        Exercise replaced,
        LiftCheck.Context context,
        @Nullable Equipment equipment) {

    static final String RULE = "swap";
    private static final int MOST_WEEKS_BACK = 26;
    private static final Exact CAUTION = Exact.ratio(95, 100);

    /** Null if there is nothing to replace. */
    static @Nullable SwapStart of(
            LiftCheck.Context context,
            @Nullable Exercise exercise,
            @Nullable Lift replaced,
            @Nullable Equipment equipment) {
        Exercise before = replaced == null ? null : context.catalogue().apply(replaced.exercise());
        return exercise == null || before == null ? null : new SwapStart(exercise, before, context, equipment);
    }

    /** Null after a refusal. {@code share} is the first week's load as a share of the 1RM. */
    Lift.@Nullable Start start(Exact share, Body body, Refusals refusals) {
        Exact own = recent(exercise);
        if (own != null) {
            return start(body.added(own.times(share)), new Lift.Swap(replaced.id(), own, null));
        }
        Exact others = recent(replaced);
        LoadRatio ratio = LoadRatio.of(exercise, replaced);
        if (others == null || ratio == null) {
            refusals.refuse(RULE, missing(others != null, ratio != null), RULE);
            return null;
        }
        Exact total = others.times(ratio.ratio()).times(CAUTION).times(share);
        return start(body.added(total), new Lift.Swap(replaced.id(), others, ratio.ratio()));
    }

    private Lift.Start start(Exact exact, Lift.Swap swap) {
        Exact load = equipment == null ? exact : LoadableWeights.of(equipment).notHeavier(exact);
        return new Lift.Start(load, null, null, false, exact, swap);
    }

    private @Nullable Exact recent(Exercise of) {
        PastEstimate estimate = context.history().apply(of.id());
        return estimate == null || estimate.weeksBack() > MOST_WEEKS_BACK ? null : estimate.e1rm();
    }

    private String missing(boolean hasEstimate, boolean hasRatio) {
        String within = " in the last " + MOST_WEEKS_BACK + " weeks";
        String says = "no set of " + exercise.id() + " with reps and RPE is known" + within;
        if (!hasRatio) {
            says += ", and no published ratio of its load to that of " + replaced.id();
        } else if (!hasEstimate) {
            says += ", and none of " + replaced.id();
        }
        return says + "; give the field 'load', 'oneRepMax' or 'recentSet' of 'start' instead of 'swap'";
    }
}
