package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Scheme.StraightScheme;
import topset.program.rules.load.Exact;
import topset.program.rules.load.RpeChart;

/** The rules of a variant whose sets all have the same load. The sets are logged with role {@code STRAIGHT}. */
public non-sealed interface OneLoadRules extends VariantRules {

    /**
     * A number of reps and an RPE at which a load should be lifted. The RPE chart gives the load's share of the
     * one-repetition maximum for them.
     */
    record Worth(int reps, Exact rpe) {

        public Exact share() {
            return RpeChart.pct(reps, rpe);
        }
    }

    /**
     * Returns the requested scheme with every default filled in.
     *
     * @return null after a refusal
     */
    @Nullable
    StraightScheme scheme(LiftRequest.Scheme asked, Refusals refusals);

    /** Returns the reps and RPE for which the load is computed, if the sets have the given rep range. */
    Worth worth(RepRange reps);

    /**
     * Returns the reps and RPE for which a start load is computed from a one-repetition maximum, a recent set or the
     * history.
     */
    default Worth startWorth(RepRange reps) {
        return worth(reps);
    }

    /**
     * Whether the computed load of the first week is rounded down to an available load instead of to the nearest one.
     */
    default boolean startsRoundedDown() {
        return false;
    }

    /** Returns the range of reps that a coach may set when overriding the target of the lift. */
    RepRange overridableReps(StraightScheme scheme);

    /** Returns the rep range by which a logged set without a slot id is assigned to a lift (training-rules.md § 6). */
    default RepRange matchedReps(RepRange reps) {
        return reps;
    }

    /** Returns the number of seconds that a lifter rests after each set. */
    int restSeconds();

    /** Returns the number of hard sets as which the sets of one session count for the weekly volume. */
    default int hardSets(int sets) {
        return sets;
    }

    /** Returns the number of sets in a deload week: half of the usual number, rounded up. */
    default int deloadSets(int sets) {
        return (sets + 1) / 2;
    }

    /** Whether, for this variant, a plan shows for each set the number of reps that the lifter is expected to reach. */
    default boolean expectsReps() {
        return true;
    }
}
