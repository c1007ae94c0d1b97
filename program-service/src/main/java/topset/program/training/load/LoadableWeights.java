package topset.program.training.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights that can be loaded with some equipment (training-rules.md § 1.2, {@code loadable}), in its unit, never above 1000
 * kg / 2200 lb.
 */
public sealed interface LoadableWeights permits BarbellLoads, FixedLoads, StepLoads {

    /** Of equal equipment the same object: what a rack can load is worked out once. */
    static LoadableWeights of(Equipment equipment) {
        return KnownEquipment.loads(equipment);
    }

    Exact smallest();

    Exact largest();

    /** The heaviest weight that is not above {@code load}; null when all are. */
    @Nullable
    Exact atMost(Exact load);

    /** The lightest weight that is above {@code load}; null when none is. */
    @Nullable
    Exact above(Exact load);

    /** The plates of one side of a load that can be loaded, heaviest first; null where there are no plates. */
    default @Nullable List<Exact> platesPerSide(Exact load) {
        return null;
    }

    /** The weight nearest to an exact load; on a tie the lower one. */
    default Exact nearest(Exact load) {
        Exact lower = atMost(load);
        if (lower != null && lower.equals(load)) {
            return lower;
        }
        Exact upper = above(load);
        if (lower == null) {
            return smallest();
        }
        if (upper == null) {
            return lower;
        }
        return load.minus(lower).compareTo(upper.minus(load)) <= 0 ? lower : upper;
    }
}
