package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Scheme.StraightScheme;
import topset.program.rules.load.Exact;

/**
 * The variant {@code STRAIGHT}: the same sets at one load, for a range of reps. A request must give both the sets and
 * the range.
 */
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
    public boolean isHeavy() {
        return false;
    }

    @Override
    public @Nullable StraightScheme scheme(LiftRequest.Scheme asked, Refusals refusals) {
        SchemeCheck.absent("totalReps", asked.totalReps(), asked, refusals);
        LiftRequest.Reps reps = asked.reps();
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
        refusals.refuse(name, "straight sets need sets within " + SETS + " and reps within " + REPS, RULE);
    }

    /**
     * The method raises the load when a week reaches the most reps at the RPE ceiling or less. So the load is meant for
     * these reps at the ceiling.
     */
    @Override
    public Worth worth(RepRange reps) {
        return new Worth(reps.max(), StraightScheme.CEILING);
    }

    /**
     * The start load is lighter than {@link #worth} says, because each of several sets must be possible
     * (training-rules.md § 16, <b>D-15</b>).
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
