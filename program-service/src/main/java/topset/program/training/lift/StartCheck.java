package topset.program.training.lift;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;
import topset.program.training.load.RpeChart;

/** Where a lift starts (training-rules.md § 5, {@code first-week}); straight sets start from a load only. */
public final class StartCheck {

    private static final String RULE = "first-week";
    /** Loads are above zero and have three decimals at most. */
    private static final Exact LEAST_LOAD = Exact.parse("0.001");

    private static final Exact LEAST_RPE = Exact.ONE;
    private static final Exact MOST_RPE = Exact.of(10);
    private static final int MOST_REPS = 100;

    private final WeightUnit unit;
    private final @Nullable Exact share;
    private final Refusals refusals;

    private StartCheck(WeightUnit unit, @Nullable Exact share, Refusals refusals) {
        this.unit = unit;
        this.share = share;
        this.refusals = refusals;
    }

    /**
     * The start with the first week's load.
     *
     * @param share of the 1RM that the first week's target is worth; null for straight sets
     * @param history smoothed e1RM of the exercise in {@code unit}, null when there is none
     * @return null after a refusal
     */
    public static Lift.@Nullable Start check(
            LiftRequest.@Nullable Start asked,
            @Nullable Exact share,
            WeightUnit unit,
            @Nullable Exact history,
            Refusals refusals) {
        if (asked == null || given(asked) != 1) {
            refusals.refuse("", "exactly one of load, oneRepMax, recentSet, fromHistory is needed", RULE);
            return null;
        }
        return new StartCheck(unit, share, refusals).check(asked, history);
    }

    private static long given(LiftRequest.Start asked) {
        return Stream.of(
                        asked.load() != null,
                        asked.oneRepMax() != null,
                        asked.recentSet() != null,
                        Boolean.TRUE.equals(asked.fromHistory()))
                .filter(is -> is)
                .count();
    }

    private Lift.@Nullable Start check(LiftRequest.Start asked, @Nullable Exact history) {
        if (asked.load() != null) {
            Exact load = refusals.decimal("load", asked.load(), LEAST_LOAD, Loads.heaviest(unit), RULE);
            return load == null ? null : new Lift.Start(load, null, null, false, load);
        }
        if (share == null) {
            refusals.refuse("", "straight sets start from a load only", RULE);
            return null;
        }
        if (asked.oneRepMax() != null) {
            Exact max = refusals.decimal("oneRepMax", asked.oneRepMax(), LEAST_LOAD, Loads.heaviest(unit), RULE);
            return max == null ? null : new Lift.Start(null, max, null, false, max.times(share));
        }
        if (asked.recentSet() != null) {
            Lift.RecentSet set = recent(asked.recentSet(), refusals.in("recentSet"));
            return set == null
                    ? null
                    : new Lift.Start(
                            null,
                            null,
                            set,
                            false,
                            RpeChart.e1rm(set.load(), set.reps(), set.rpe()).times(share));
        }
        if (history == null) {
            refusals.refuse("fromHistory", "no set of this exercise with reps and RPE is known", RULE);
            return null;
        }
        return new Lift.Start(null, null, null, true, history.times(share));
    }

    private Lift.@Nullable RecentSet recent(LiftRequest.RecentSet asked, Refusals in) {
        if (asked.load() == null || asked.reps() == null || asked.rpe() == null) {
            in.refuse("", "load, reps and rpe are needed", RULE);
            return null;
        }
        in.whole("reps", asked.reps(), 1, MOST_REPS, RULE);
        Exact load = in.decimal("load", asked.load(), LEAST_LOAD, Loads.heaviest(unit), RULE);
        Exact rpe = in.rpe("rpe", asked.rpe(), LEAST_RPE, MOST_RPE, RULE);
        int reps = Objects.requireNonNull(asked.reps());
        return load == null || rpe == null || reps < 1 || reps > MOST_REPS ? null : new Lift.RecentSet(load, reps, rpe);
    }
}
