package topset.rules.check;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.RpeChart;

/**
 * Checks the requested source of a lift's first load, and computes the first load from it (training-rules.md § 5, § 14
 * and § 16).
 */
public final class StartCheck {

    private static final String RULE = "first-week";
    /** The smallest load above zero. Loads have at most three decimals. */
    private static final Exact LEAST_LOAD = Exact.parse("0.001");

    private static final Exact LEAST_RPE = Exact.ONE;
    private static final Exact MOST_RPE = Exact.of(10);
    private static final int MOST_REPS = 100;

    private final WeightUnit unit;
    private final Known known;
    private final Body body;
    private final Refusals refusals;

    /**
     * The values from which the first load of a lift is computed.
     *
     * @param share the first week's load as a share of the 1RM
     * @param bodyweight in the lift's unit; null if the lift is not a bodyweight lift
     * @param history the trend of the exercise in the lift's unit; null if there is no estimate
     * @param swap null if the lift replaces no other exercise
     */
    record Known(
            Exact share,
            @Nullable Exact bodyweight,
            @Nullable Exact history,
            @Nullable SwapStart swap) {}

    private StartCheck(WeightUnit unit, Known known, Refusals refusals) {
        this.unit = unit;
        this.known = known;
        body = known.bodyweight() == null ? Body.NOTHING : Body.of(known.bodyweight());
        this.refusals = refusals;
    }

    /** Returns null after a refusal. */
    public static Lift.@Nullable Start check(
            LiftRequest.@Nullable Start asked, WeightUnit unit, Known known, Refusals refusals) {
        if (asked == null || given(asked) != 1) {
            refusals.refuse(
                    "", "must have exactly one of the fields load, oneRepMax, recentSet, fromHistory and swap", RULE);
            return null;
        }
        return new StartCheck(unit, known, refusals).check(asked);
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

    private Lift.@Nullable Start check(LiftRequest.Start asked) {
        if (asked.load() != null) {
            Exact load = refusals.decimal("load", asked.load(), leastLoad(), Loads.heaviest(unit), RULE);
            return load == null ? null : new Lift.Start(load, null, null, false, load, null);
        }
        Exact share = known.share();
        if (Boolean.TRUE.equals(asked.swap())) {
            if (known.swap() == null) {
                refusals.refuse(
                        SwapStart.RULE,
                        "must be absent when a program starts: only a change of a lift to another"
                                + " exercise may have this field",
                        SwapStart.RULE);
                return null;
            }
            return known.swap().start(share, body, refusals);
        }
        if (asked.oneRepMax() != null) {
            Exact max = refusals.decimal("oneRepMax", asked.oneRepMax(), leastLoad(), Loads.heaviest(unit), RULE);
            return max == null ? null : new Lift.Start(null, max, null, false, body.share(max, share), null);
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
                            body.added(RpeChart.e1rm(body.lifted(set.load()), set.reps(), set.rpe())
                                    .times(share)),
                            null);
        }
        Exact history = known.history();
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

    /** Zero for the added load of a bodyweight lift, above zero for other lifts. */
    private Exact leastLoad() {
        return known.bodyweight() == null ? LEAST_LOAD : Exact.ZERO;
    }

    private Lift.@Nullable RecentSet recent(PlannedLift.RecentSet asked, Refusals in) {
        if (asked.load() == null || asked.reps() == null || asked.rpe() == null) {
            in.refuse("", "must have the fields load, reps and rpe", RULE);
        }
        Integer reps = asked.reps();
        in.whole("reps", reps, 1, MOST_REPS, RULE);
        Exact load =
                asked.load() == null ? null : in.decimal("load", asked.load(), leastLoad(), Loads.heaviest(unit), RULE);
        Exact rpe = asked.rpe() == null ? null : in.rpe("rpe", asked.rpe(), LEAST_RPE, MOST_RPE, RULE);
        return load == null || rpe == null || reps == null || reps < 1 || reps > MOST_REPS
                ? null
                : new Lift.RecentSet(load, reps, rpe);
    }
}
