package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Scheme.StraightScheme;
import topset.program.rules.load.Exact;
import topset.program.rules.load.RpeChart;

/** A variant whose sets are all at one load, logged as STRAIGHT. */
public non-sealed interface OneLoadRules extends VariantRules {

    /** The reps and RPE for which a load of the variant is meant: w = pct(reps, rpe). */
    record Worth(int reps, Exact rpe) {

        public Exact share() {
            return RpeChart.pct(reps, rpe);
        }
    }

    /**
     * The scheme with its defaults.
     *
     * @return null after a refusal
     */
    @Nullable
    StraightScheme scheme(LiftRequest.Scheme asked, Refusals refusals);

    /** What a load with that range of reps is meant for. */
    Worth worth(RepRange reps);

    /** What a first load is meant for that is worked out from a 1RM, a recent set or the history. */
    default Worth startWorth(RepRange reps) {
        return worth(reps);
    }

    /** Whether a first load that was worked out is rounded down, not to the nearest load. */
    default boolean startsRoundedDown() {
        return false;
    }

    /** What a coach may override the reps of a week with. */
    RepRange overridableReps(StraightScheme scheme);

    /** The reps by which a set without a slot is matched to a lift (training-rules.md § 6). */
    default RepRange matchedReps(RepRange reps) {
        return reps;
    }

    /** Seconds to rest after each set. */
    int restSeconds();

    /** How many hard sets the hard sets of one session count as. */
    default int hardSets(int sets) {
        return sets;
    }

    /** How many of a week's sets a deload keeps: half of them, rounded up. */
    default int deloadSets(int sets) {
        return (sets + 1) / 2;
    }

    /** Whether a plan says how many reps to expect of a set. */
    default boolean expectsReps() {
        return true;
    }
}
