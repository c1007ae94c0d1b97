package topset.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/** The rules of a variant whose sets all have the same load and are logged with role {@code STRAIGHT}. */
public non-sealed interface OneLoadRules extends VariantRules {

    /** Reps and RPE at which a load should be lifted. The RPE chart gives the load's share of the 1RM for them. */
    record Worth(int reps, Exact rpe) {

        public Exact share() {
            return RpeChart.pct(reps, rpe);
        }
    }

    @Nullable
    StraightScheme scheme(PlannedLift.Scheme asked, Refusals refusals);

    Worth worth(RepRange reps);

    /** For a start load that is computed from a 1RM, a recent set or the history. */
    default Worth startWorth(RepRange reps) {
        return worth(reps);
    }

    default boolean startsRoundedDown() {
        return false;
    }

    RepRange overridableReps(StraightScheme scheme);

    /** The range by which a logged set without a slot id is assigned to a lift (training-rules.md § 6). */
    default RepRange matchedReps(RepRange reps) {
        return reps;
    }

    int restSeconds();

    /** The number of hard sets as which the sets of one session count for the weekly volume. */
    default int hardSets(int sets) {
        return sets;
    }

    /** Half of the usual number, rounded up. */
    default int deloadSets(int sets) {
        return (sets + 1) / 2;
    }

    /** Whether a plan shows for each set the number of reps that the lifter is expected to reach. */
    default boolean expectsReps() {
        return true;
    }
}
