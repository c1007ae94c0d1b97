package topset.program.training.load;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A bar and pairs of plates: what can be put on each side, found plate by plate on the grid of the plates' weights. */
final class BarbellLoads implements LoadableWeights {

    private final Exact bar;
    private final PlateGrid grid;
    /** Bit n: n grid steps can be put on each side. */
    private final BitSet sides;

    BarbellLoads(Equipment equipment) {
        bar = requireNonNull(equipment.bar());
        grid = PlateGrid.of(equipment.plates());
        sides = reachable(grid.stepsAtMost(perSide(Loads.heaviest(equipment.unit()))));
    }

    private BitSet reachable(int most) {
        BitSet reached = new BitSet(most + 1);
        if (grid.fillsItself()) {
            reached.set(0, most + 1);
            return reached;
        }
        reached.set(0);
        for (PlateGrid.Plate plate : grid.plates()) {
            int[] used = new int[most + 1];
            for (int side = plate.steps(); side <= most; side++) {
                int below = side - plate.steps();
                if (!reached.get(side) && reached.get(below) && used[below] < plate.pairs()) {
                    reached.set(side);
                    used[side] = used[below] + 1;
                }
            }
        }
        return reached;
    }

    @Override
    public Exact smallest() {
        return bar;
    }

    @Override
    public Exact largest() {
        return withSide(sides.length() - 1);
    }

    @Override
    public @Nullable Exact atMost(Exact load) {
        if (load.isBelow(bar)) {
            return null;
        }
        return withSide(sides.previousSetBit(grid.stepsAtMost(perSide(load.min(largest())))));
    }

    @Override
    public @Nullable Exact above(Exact load) {
        if (load.isBelow(bar)) {
            return bar;
        }
        if (!load.isBelow(largest())) {
            return null;
        }
        return withSide(sides.nextSetBit(grid.stepsAtMost(perSide(load)) + 1));
    }

    private Exact perSide(Exact load) {
        return load.minus(bar).times(Exact.ratio(1, 2));
    }

    private Exact withSide(int steps) {
        return bar.plus(grid.weight(steps).times(Exact.of(2)));
    }
}
