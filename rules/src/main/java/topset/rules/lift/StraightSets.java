package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.load.Exact;

/** A request must give both the number of sets and the rep range. */
final class StraightSets implements OneLoadRules {

    static final RepRange REPS = new RepRange(1, 30);
    private static final RepRange SETS = new RepRange(1, 6);
    private static final Exact START_RPE = Exact.of(8);
    private static final String RULE = "scheme";

    @Override
    public TrainingMethod method() {
        return TrainingMethod.STRAIGHT_SETS;
    }

    @Override
    public List<String> progressions() {
        return List.of("DOUBLE_PROGRESSION");
    }

    @Override
    public @Nullable StraightScheme scheme(PlannedLift.Scheme asked, Refusals refusals) {
        SchemeCheck.absent("totalReps", asked.totalReps(), asked, refusals);
        PlannedLift.Reps reps = asked.reps();
        Integer sets = asked.sets();
        if (sets == null) {
            needs("sets", refusals);
        } else {
            refusals.whole("sets", sets, SETS.min(), SETS.max(), RULE);
        }
        if (reps == null || reps.min() == null || reps.max() == null) {
            needs("reps", refusals);
            return null;
        }
        RepRange range = SchemeCheck.range("reps", reps.min(), reps.max(), REPS, RULE, refusals);
        return sets == null ? null : new StraightScheme(sets, range, null);
    }

    private static void needs(String name, Refusals refusals) {
        refusals.refuse(name, "is required for straight sets: sets within " + SETS + " and reps within " + REPS, RULE);
    }

    /**
     * The progression method raises the load after a week in which the prescribed number of sets had these reps at this
     * or a lower RPE.
     */
    @Override
    public Worth worth(RepRange reps) {
        return new Worth(reps.max(), StraightScheme.CEILING);
    }

    /**
     * A lower RPE than that of {@link #worth}, and so a lighter load, because the lifter must complete every one of
     * several sets (training-rules.md § 16).
     */
    @Override
    public Worth startWorth(RepRange reps) {
        return new Worth(reps.max(), START_RPE);
    }

    @Override
    public boolean startsRoundedDown() {
        return true;
    }

    @Override
    public RepRange overridableReps(StraightScheme scheme) {
        return REPS;
    }

    @Override
    public int restSeconds() {
        return RestTimes.LIGHTER;
    }
}
