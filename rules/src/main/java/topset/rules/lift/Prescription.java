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

    record TopSet(WeightUnit unit, Top top, Backoff backoff) implements Prescription {
        @Override
        public Exact load() {
            return top.load();
        }

        @Override
        public Exact exactLoad() {
            return top.exactLoad();
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
            @Nullable Exact expectedRpe) {}

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
            @Nullable Integer expectedReps) {}
}
