package topset.rules.load;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Every multiple of a step, from 0. */
final class StepLoads implements LoadableWeights {

    private final Exact step;
    private final Exact largest;

    StepLoads(Equipment equipment) {
        step = requireNonNull(equipment.step());
        largest = multipleAtMost(Loads.heaviest(equipment.unit()));
    }

    @Override
    public Exact smallest() {
        return Exact.ZERO;
    }

    @Override
    public Exact largest() {
        return largest;
    }

    @Override
    public @Nullable Exact atMost(Exact load) {
        return load.signum() < 0 ? null : multipleAtMost(load.min(largest));
    }

    @Override
    public @Nullable Exact above(Exact load) {
        if (load.signum() < 0) {
            return Exact.ZERO;
        }
        if (!load.isBelow(largest)) {
            return null;
        }
        Exact next = multipleAtMost(load).plus(step);
        return next.isAbove(largest) ? null : next;
    }

    private Exact multipleAtMost(Exact load) {
        return Exact.of(load.over(step).floorTimes(1)).times(step);
    }
}
