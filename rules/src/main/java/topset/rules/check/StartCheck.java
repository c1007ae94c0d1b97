package topset.rules.check;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.contract.PlannedLift;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.lift.Scheme;
import topset.rules.lift.Variant;
import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.RpeChart;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.Progression;

/**
 * Checks the requested source of a lift's first load, and computes the first load from it (training-rules.md § 5, § 14
 * and § 16). If a value is unknown because it was refused, a placeholder is used. This does not matter, because the lift
 * is refused in any case.
 *
 * @param share the first week's load as a share of the 1RM
 * @param swap null if the lift replaces no other exercise
 */
record StartCheck(
        LiftCheck.Context context,
        @Nullable Exercise exercise,
        Exact share,
        @Nullable SwapStart swap,
        Refusals refusals) {
    private static final String RULE = "first-week";
    /** The smallest load above zero. Loads have at most three decimals. */
    private static final Exact LEAST_LOAD = Exact.parse("0.001");

    private static final Exact LEAST_RPE = Exact.ONE;
    private static final Exact MOST_RPE = Exact.of(10);
    private static final int MOST_REPS = 100;

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

    Lift.@Nullable Start check(LiftRequest.@Nullable Start asked) {
        if (asked == null || given(asked) != 1) {
            refusals.refuse(
                    "", "must have exactly one of the fields load, oneRepMax, recentSet, fromHistory and swap", RULE);
            return null;
        }
        if (asked.load() != null) {
            Exact load = load("load", asked.load(), refusals);
            return load == null ? null : new Lift.Start(load, null, null, false, load, null);
        }
        Body body = body();
        if (Boolean.TRUE.equals(asked.swap())) {
            if (swap == null) {
                refusals.refuse(
                        SwapStart.RULE,
                        "must be absent when a program starts: only a change of a lift to another"
                                + " exercise may have this field",
                        SwapStart.RULE);
                return null;
            }
            return swap.start(share, body, refusals);
        }
        if (asked.oneRepMax() != null) {
            Exact max = load("oneRepMax", asked.oneRepMax(), refusals);
            return max == null ? null : new Lift.Start(null, max, null, false, body.share(max, share), null);
        }
        if (asked.recentSet() != null) {
            Lift.RecentSet set = recent(asked.recentSet(), refusals.in("recentSet"));
            if (set == null) {
                return null;
            }
            Exact e1rm = RpeChart.e1rm(body.lifted(set.load()), set.reps(), set.rpe());
            return new Lift.Start(null, null, set, false, body.added(e1rm.times(share)), null);
        }
        Exact history = history();
        if (history == null) {
            refusals.refuse(
                    "fromHistory",
                    "must be absent, because no set of this exercise from before the lift's first week has reps and"
                            + " an RPE",
                    RULE);
            return null;
        }
        return new Lift.Start(null, null, null, true, body.added(history.times(share)), null);
    }

    private static long given(LiftRequest.Start asked) {
        return Stream.of(
                        asked.load() != null,
                        asked.oneRepMax() != null,
                        asked.recentSet() != null,
                        Boolean.TRUE.equals(asked.fromHistory()),
                        Boolean.TRUE.equals(asked.swap()))
                .filter(is -> is)
                .count();
    }

    private boolean isAddedToBodyweight() {
        return exercise == null || exercise.movement().loadMode() == LoadMode.ADDED_TO_BODYWEIGHT;
    }

    private Body body() {
        if (!isAddedToBodyweight()) {
            return Body.NOTHING;
        }
        Exact bodyweight = context.bodyweight();
        return Body.of(bodyweight == null ? Exact.ONE : bodyweight);
    }

    private @Nullable Exact history() {
        if (exercise == null) {
            return Exact.ONE;
        }
        PastEstimate history = context.history().apply(exercise.id());
        return history == null ? null : history.e1rm();
    }

    /** Refuses 0, except for the added load of a bodyweight lift. */
    private @Nullable Exact load(String name, BigDecimal asked, Refusals in) {
        Exact least = isAddedToBodyweight() ? Exact.ZERO : LEAST_LOAD;
        return in.decimal(name, asked, least, Loads.heaviest(context.unit()), RULE);
    }

    private Lift.@Nullable RecentSet recent(PlannedLift.RecentSet asked, Refusals in) {
        if (asked.load() == null || asked.reps() == null || asked.rpe() == null) {
            in.refuse("", "must have the fields load, reps and rpe", RULE);
        }
        Integer reps = asked.reps();
        in.whole("reps", reps, 1, MOST_REPS, RULE);
        Exact load = asked.load() == null ? null : load("load", asked.load(), in);
        Exact rpe = asked.rpe() == null ? null : in.rpe("rpe", asked.rpe(), LEAST_RPE, MOST_RPE, RULE);
        return load == null || rpe == null || reps == null || reps < 1 || reps > MOST_REPS
                ? null
                : new Lift.RecentSet(load, reps, rpe);
    }
}
