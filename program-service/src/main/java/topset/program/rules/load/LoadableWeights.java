package topset.program.rules.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The available loads of some equipment (training-rules.md § 1.2, {@code loadable}), in its unit, never above 1000 kg /
 * 2200 lb.
 */
public sealed interface LoadableWeights permits BarbellLoads, FixedLoads, StepLoads {

    /** Returns the same object for equal equipment, because the loads of a rack are cached. */
    static LoadableWeights of(Equipment equipment) {
        return KnownEquipment.loads(equipment);
    }

    Exact smallest();

    Exact largest();

    /** The heaviest weight not above {@code load}; null if all are above. */
    @Nullable
    Exact atMost(Exact load);

    /** The nearest weight that is not heavier as loads are compared; the smallest if all are heavier. */
    default Exact notHeavier(Exact load) {
        Exact nearest = nearest(load);
        if (Loads.compare(nearest, load) <= 0) {
            return nearest;
        }
        Exact lower = atMost(load);
        return lower == null ? smallest() : lower;
    }

    /** The lightest weight above {@code load}; null if there is none. */
    @Nullable
    Exact above(Exact load);

    /**
     * The lightest weight that is heavier as loads are compared: above 231.485 lb, which is 105 kg, the next weight other than
     * 105 kg. Null if there is none.
     */
    default @Nullable Exact heavier(Exact load) {
        Exact next = above(load);
        while (next != null && Loads.compare(next, load) <= 0) {
            next = above(next);
        }
        return next;
    }

    /** The plates of one side for an available load, heaviest first; null for equipment without plates. */
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
