package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.rules.load.Exact;

/**
 * The prescribed sets of a week. Loads are in {@code unit}. Every {@code load} is available; its {@code exactLoad} is
 * the value before rounding.
 */
public sealed interface Prescription {

    WeightUnit unit();

    /** The load that the method changes: of the top set or of the straight sets. */
    Exact load();

    /** {@link #load()} before rounding. */
    Exact exactLoad();

    /**
     * Top set and backoff.
     *
     * @param ramp sets before the top set that belong to the scheme
     * @param warmUp sets to warm up with
     * @param plates per side, BARBELL only
     */
    record TopSet(
            WeightUnit unit,
            Top top,
            Backoff backoff,
            List<Step> ramp,
            List<Step> warmUp,
            @Nullable Plates plates) implements Prescription {
        public TopSet {
            ramp = List.copyOf(ramp);
            warmUp = List.copyOf(warmUp);
        }

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
     * The same sets at one load; {@code plates} per side, BARBELL only.
     *
     * @param expectedReps at RPE 8, 0..12; absent without an estimate
     * @param miniSets the variant whose mini-sets they are; absent: straight sets
     * @param totalReps what all of them should come to; absent where each has a range of its own
     */
    record Straight(
            WeightUnit unit,
            int sets,
            Exact load,
            Exact exactLoad,
            RepRange reps,
            @Nullable List<Exact> plates,
            @Nullable Integer expectedReps,
            @Nullable Variant miniSets,
            @Nullable Integer totalReps)
            implements Prescription {

        /** The rules of its variant. */
        public OneLoadRules rules() {
            return (miniSets == null ? Variant.STRAIGHT : miniSets).oneLoad();
        }
    }

    /**
     * The heavy sets: {@code reps} is the target within {@code repRange}, at {@code rpe}, never above {@code ceiling}.
     *
     * @param expectedRpe the expected effort (training-rules.md § 11), 6..10; null without an estimate
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
     * The lighter sets; {@code reduction} is % off the top load.
     *
     * @param expectedReps at RPE 8, 0..12; absent without an estimate
     */
    record Backoff(
            int sets,
            Exact load,
            Exact exactLoad,
            Exact reduction,
            RepRange repRange,
            @Nullable Integer expectedReps) {}

    /** A warm-up or ramp set. */
    record Step(Exact load, int reps) {}

    /** Plates on each side of the bar, heaviest first. */
    record Plates(List<Exact> top, List<Exact> backoff) {
        public Plates {
            top = List.copyOf(top);
            backoff = List.copyOf(backoff);
        }
    }
}
