package topset.rules.lift;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.VariantRules.MiniSetRules;
import topset.rules.load.Exact;

/**
 * Mini-sets of few reps (training-rules.md § 15). The load is chosen so that the lifter could do twice the reps of a
 * mini-set at RPE 8.
 */
final class Cluster implements MiniSetRules {

    private static final RepRange SETS = new RepRange(3, 6);
    private static final int USUAL_SETS = 4;
    private static final RepRange REPS = new RepRange(1, 3);
    private static final int USUAL_REPS = 2;
    private static final int MOST_REPS_IN_ALL = 10;
    private static final Exact RPE = Exact.of(8);
    private static final int MONTHS = 24;
    private static final String RULE = "scheme";

    @Override
    public TrainingMethod method() {
        return TrainingMethod.CLUSTER;
    }

    @Override
    public Integer trainingMonths() {
        return MONTHS;
    }

    @Override
    public List<String> progressions() {
        return List.of("LINEAR");
    }

    @Override
    public boolean isHeavy() {
        return true;
    }

    @Override
    public @Nullable StraightScheme scheme(PlannedLift.Scheme asked, Refusals refusals) {
        SchemeCheck.absent("totalReps", asked.totalReps(), asked, refusals);
        int sets = requireNonNullElse(asked.sets(), USUAL_SETS);
        refusals.whole("sets", sets, SETS.min(), SETS.max(), RULE);
        PlannedLift.Reps given = requireNonNullElse(asked.reps(), new PlannedLift.Reps(null, null));
        int least = requireNonNullElse(given.min(), requireNonNullElse(given.max(), USUAL_REPS));
        int most = requireNonNullElse(given.max(), least);
        if (least != most) {
            String range = least + ".." + most;
            refusals.refuse("reps", "must be one number, not " + range + ": every mini-set has the same reps", RULE);
        } else if (!REPS.holds(least)) {
            refusals.refuse("reps", Refusals.between(REPS.min(), REPS.max(), least), RULE);
        } else if (SETS.holds(sets) && sets * least > MOST_REPS_IN_ALL) {
            String reps = sets + " × " + least;
            refusals.refuse("sets", "must have at most " + MOST_REPS_IN_ALL + " reps in total, not " + reps, RULE);
        }
        return new StraightScheme(sets, new RepRange(least, most), null);
    }

    @Override
    public Worth worth(RepRange reps) {
        return new Worth(2 * reps.max(), RPE);
    }

    @Override
    public RepRange overridableReps(StraightScheme scheme) {
        return new RepRange(REPS.min(), Math.min(REPS.max(), MOST_REPS_IN_ALL / scheme.sets()));
    }

    @Override
    public int hardSets(int sets) {
        return Math.min(sets, 1);
    }

    @Override
    public boolean expectsReps() {
        return false;
    }

    @Override
    public WeekOutcome outcome(List<LoggedSet> first, Prescription.Straight prescribed) {
        int reps = prescribed.reps().min();
        if (first.isEmpty() || isAnyBelow(reps, first)) {
            return WeekOutcome.MISSED;
        }
        if (first.size() < prescribed.sets()) {
            return WeekOutcome.SHORT;
        }
        return MiniSetWeek.isAnyAbove(StraightScheme.CEILING, first) ? WeekOutcome.TOO_HARD : WeekOutcome.HIT;
    }

    /** A later mini-set cannot compensate for one with too few reps. */
    @Override
    public boolean isUnfinished(List<LoggedSet> first, Prescription.Straight prescribed) {
        return first.isEmpty();
    }

    private static boolean isAnyBelow(int reps, List<LoggedSet> sets) {
        return sets.stream().anyMatch(set -> set.reps() < reps);
    }
}
