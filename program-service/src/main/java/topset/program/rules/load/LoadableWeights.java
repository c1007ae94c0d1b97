package topset.program.rules.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The available loads of some equipment, in the equipment's unit (training-rules.md § 1.2, {@code loadable}). No load
 * is above 1000 kg or 2200 lb.
 */
public sealed interface LoadableWeights permits BarbellLoads, FixedLoads, StepLoads {

    /** Returns the available loads of some equipment. The result is cached, so equal equipment gets the same object. */
    static LoadableWeights of(Equipment equipment) {
        return KnownEquipment.loads(equipment);
    }

    Exact smallest();

    Exact largest();

    /** Returns the heaviest available load that is not above {@code load}; null if every available load is above. */
    @Nullable
    Exact atMost(Exact load);

    /**
     * Returns the heaviest available load that is not heavier than {@code load}; the lightest available load if all are
     * heavier. Loads are compared after they are rounded to one decimal.
     */
    default Exact notHeavier(Exact load) {
        Exact nearest = nearest(load);
        if (Loads.compare(nearest, load) <= 0) {
            return nearest;
        }
        Exact lower = atMost(load);
        return lower == null ? smallest() : lower;
    }

    /** Returns the lightest available load above {@code load}; null if there is no such load. */
    @Nullable
    Exact above(Exact load);

    /**
     * Returns the lightest available load that is heavier than {@code load}; null if there is no such load. Loads are
     * compared after they are rounded to one decimal. For example, 231.485 lb in kilograms counts as 105 kg, so the
     * result is the load after 105 kg.
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

    /** Returns the available load that is nearest to an exact load; of two equally near loads the lower. */
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
