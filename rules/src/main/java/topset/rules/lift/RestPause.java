package topset.rules.lift;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.VariantRules.MiniSetRules;

/**
 * An activation set, then up to four mini-sets at the same load, each stopped at RPE 9, until the sum of their reps
 * reaches a target (training-rules.md § 15).
 */
final class RestPause implements MiniSetRules {

    private static final int SETS = 5;
    private static final RepRange ACTIVATION = new RepRange(8, 12);
    private static final RepRange TOTAL = new RepRange(15, 30);
    private static final int USUAL_TOTAL = 20;
    private static final int MOST_HARD_SETS = 2;
    private static final String RULE = "scheme";

    @Override
    public TrainingMethod method() {
        return TrainingMethod.REST_PAUSE;
    }

    @Override
    public List<String> progressions() {
        return List.of("DOUBLE_PROGRESSION");
    }

    @Override
    public boolean isTiring() {
        return true;
    }

    @Override
    public StraightScheme scheme(PlannedLift.Scheme asked, Refusals refusals) {
        refusals.whole("sets", asked.sets(), SETS, SETS, RULE);
        PlannedLift.Reps reps = requireNonNullElse(asked.reps(), new PlannedLift.Reps(null, null));
        RepRange range = SchemeCheck.range("reps", reps.min(), reps.max(), ACTIVATION, RULE, refusals);
        int total = requireNonNullElse(asked.totalReps(), USUAL_TOTAL);
        refusals.whole("totalReps", total, TOTAL.min(), TOTAL.max(), RULE);
        return new StraightScheme(SETS, range, total);
    }

    @Override
    public Worth worth(RepRange reps) {
        return new Worth(reps.max(), StraightScheme.CEILING);
    }

    @Override
    public RepRange overridableReps(StraightScheme scheme) {
        return ACTIVATION;
    }

    /** The range starts at 1, because the mini-sets after the activation set have few reps. */
    @Override
    public RepRange matchedReps(RepRange reps) {
        return new RepRange(1, reps.max());
    }

    @Override
    public int hardSets(int sets) {
        return Math.min(sets, MOST_HARD_SETS);
    }

    @Override
    public int deloadSets(int sets) {
        return 1;
    }

    /**
     * The mini-sets after the activation set end near failure on purpose, so a hard mini-set does not show that the
     * load was too heavy.
     */
    @Override
    public List<LoggedSet> decisive(List<LoggedSet> inOrder) {
        return inOrder.isEmpty() ? inOrder : inOrder.subList(0, 1);
    }

    /** A deload week has no target for the sum of the reps, so only the reps of the activation set count. */
    @Override
    public WeekOutcome outcome(List<LoggedSet> first, Prescription.Straight prescribed) {
        int target =
                requireNonNullElse(prescribed.totalReps(), prescribed.reps().min());
        int total = first.stream().mapToInt(LoggedSet::reps).sum();
        if (first.isEmpty() || 4 * total < 3 * target) {
            return WeekOutcome.MISSED;
        }
        boolean good = total >= target
                && first.getFirst().reps() >= prescribed.reps().min()
                && !MiniSetWeek.isAnyAbove(StraightScheme.CEILING, first);
        return good ? WeekOutcome.HIT : WeekOutcome.SHORT;
    }
}
