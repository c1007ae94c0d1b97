package topset.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.contract.WeightUnit;
import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.load.Exact;

/**
 * The prescribed sets of one lift in a week. Every {@code load} is an available load; {@code exactLoad} is the load
 * before rounding. Apart from {@link topset.contract.Prescription}, because the rules compute with exact numbers. The
 * sets before a top set and the plates follow from it ({@link topset.rules.week.WarmUp}).
 */
public sealed interface Prescription {

    WeightUnit unit();

    /** The load of the top set or of the straight sets. */
    Exact load();

    Exact exactLoad();

    /** As people and subscribers of events see it. Numbers are rounded half-up to three decimals. */
    topset.contract.Prescription published();

    record TopSet(WeightUnit unit, Top top, Backoff backoff) implements Prescription {
        @Override
        public Exact load() {
            return top.load();
        }

        @Override
        public Exact exactLoad() {
            return top.exactLoad();
        }

        @Override
        public topset.contract.Prescription published() {
            return new topset.contract.Prescription(unit, top.published(), backoff.published(), null);
        }
    }

    /**
     * A prescription of sets that all have the same load.
     *
     * @param expectedReps the expected reps at RPE 8, 0..12; absent without an estimate
     * @param miniSets the variant if the sets are mini-sets; absent for straight sets
     * @param totalReps the target total of all mini-sets; absent if each set has a rep range of its own
     */
    record Straight(
            WeightUnit unit,
            int sets,
            Exact load,
            Exact exactLoad,
            RepRange reps,
            @Nullable Integer expectedReps,
            @Nullable Variant miniSets,
            @Nullable Integer totalReps)
            implements Prescription {

        public OneLoadRules rules() {
            return (miniSets == null ? Variant.STRAIGHT : miniSets).oneLoad();
        }

        @Override
        public topset.contract.Prescription published() {
            var straight = new topset.contract.Prescription.Straight(
                    sets, load.output(), exactLoad.output(), reps, expectedReps, rules().restSeconds(), totalReps);
            return new topset.contract.Prescription(unit, null, null, straight);
        }
    }

    /**
     * The lifter should reach {@code reps}, within {@code repRange}, with the RPE {@code rpe}.
     *
     * @param expectedRpe the expected RPE (training-rules.md § 11), 6..10; null without an estimate
     */
    record Top(
            int sets,
            Exact load,
            Exact exactLoad,
            int reps,
            RepRange repRange,
            Exact rpe,
            Exact ceiling,
            @Nullable Exact expectedRpe) {

        private topset.contract.Prescription.Top published() {
            return new topset.contract.Prescription.Top(
                    sets,
                    load.output(),
                    exactLoad.output(),
                    reps,
                    repRange,
                    rpe.output(),
                    Exact.outputOf(expectedRpe),
                    RestTimes.HEAVY);
        }
    }

    /**
     * The load is {@code reduction} % lower than the top load.
     *
     * @param expectedReps the expected reps at RPE 8, 0..12; absent without an estimate
     */
    record Backoff(
            int sets,
            Exact load,
            Exact exactLoad,
            Exact reduction,
            RepRange repRange,
            @Nullable Integer expectedReps) {

        private topset.contract.Prescription.Backoff published() {
            return new topset.contract.Prescription.Backoff(
                    sets,
                    load.output(),
                    exactLoad.output(),
                    reduction.output(),
                    repRange,
                    expectedReps,
                    RestTimes.LIGHTER);
        }
    }
}
