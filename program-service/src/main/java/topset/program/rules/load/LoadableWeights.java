package topset.program.rules.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The available loads of some equipment, in its unit (training-rules.md § 1.2, {@code loadable}). None is above 1000 kg
 * or 2200 lb.
 */
public sealed interface LoadableWeights permits BarbellLoads, FixedLoads, StepLoads {

    /** Returns the loads of equipment. Equal equipment gets the same object, because the loads are cached. */
    static LoadableWeights of(Equipment equipment) {
        return KnownEquipment.loads(equipment);
    }

    Exact smallest();

    Exact largest();

    /** Returns the heaviest available weight not above {@code load}; null if all are above. */
    @Nullable
    Exact atMost(Exact load);

    /**
     * Returns the nearest available weight that is not heavier than {@code load}, where loads are compared as rounded
     * to one decimal; the smallest weight if all are heavier.
     */
    default Exact notHeavier(Exact load) {
        Exact nearest = nearest(load);
        if (Loads.compare(nearest, load) <= 0) {
            return nearest;
        }
        Exact lower = atMost(load);
        return lower == null ? smallest() : lower;
    }

    /** Returns the lightest available weight above {@code load}; null if there is none. */
    @Nullable
    Exact above(Exact load);

    /**
     * Returns the next available weight that is heavier than {@code load}, where loads are compared as rounded to one
     * decimal: 231.485 lb equals 105 kg, so the result is the weight after 105 kg. Null if there is none.
     */
    default @Nullable Exact heavier(Exact load) {
        Exact next = above(load);
        while (next != null && Loads.compare(next, load) <= 0) {
            next = above(next);
        }
        return next;
    }

    /** Returns the plates of one side for an available load, heaviest first; null for equipment without plates. */
    default @Nullable List<Exact> platesPerSide(Exact load) {
        return null;
    }

    /** Returns the available weight nearest to an exact load; of two equally near ones the lower. */
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
