package topset.rules.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The available loads of some equipment, in its unit (training-rules.md § 1.2, {@code loadable}). No load is above 1000
 * kg or 2200 lb.
 */
public sealed interface LoadableWeights permits BarbellLoads, FixedLoads, StepLoads {

    /** The result is cached, so equal equipment gets the same object. */
    static LoadableWeights of(Equipment equipment) {
        return KnownEquipment.loads(equipment);
    }

    Exact smallest();

    Exact largest();

    @Nullable
    Exact atMost(Exact load);

    /**
     * The heaviest available load that is not heavier, by {@link Loads#compare}; the lightest available load if all are
     * heavier.
     */
    default Exact notHeavier(Exact load) {
        Exact nearest = nearest(load);
        if (Loads.compare(nearest, load) <= 0) {
            return nearest;
        }
        Exact lower = atMost(load);
        return lower == null ? smallest() : lower;
    }

    @Nullable
    Exact above(Exact load);

    /**
     * The lightest available load that is heavier, by {@link Loads#compare}; null if there is none. For example,
     * 231.485 lb in kilograms counts as 105 kg, so the result is the load after 105 kg.
     */
    default @Nullable Exact heavier(Exact load) {
        Exact next = above(load);
        while (next != null && Loads.compare(next, load) <= 0) {
            next = above(next);
        }
        return next;
    }

    /** Heaviest first; null for equipment without plates. */
    default @Nullable List<Exact> platesPerSide(Exact load) {
        return null;
    }

    /** Of two equally near loads the lower. */
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
