package topset.rules.load;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The available loads of a bar with pairs of plates. The possible weights of one side are computed plate by plate, as
 * whole multiples of one grid step, the greatest common divisor of the plates' weights.
 */
final class BarbellLoads implements LoadableWeights {

    private final Exact bar;
    /** The weight that one grid step adds to the whole bar: twice the step, because both sides get the same plates. */
    private final Exact step;

    private final Exact stepsPerWeight;
    private final PlateLoading plates;
    /** Bit n is set if some plates together weigh n grid steps. */
    private final BitSet sides;

    private final Exact largest;

    BarbellLoads(Equipment equipment) {
        bar = requireNonNull(equipment.bar());
        PlateGrid grid = PlateGrid.of(equipment.plates());
        step = grid.measure().times(Exact.of(2));
        stepsPerWeight = Exact.ONE.over(step);
        int most = Math.toIntExact(steps(Loads.heaviest(equipment.unit())).floorTimes(1));
        sides = reachable(grid, most);
        int heaviestSide = sides.length() - 1;
        largest = withSide(heaviestSide);
        plates = new PlateLoading(grid, heaviestSide);
    }

    private static BitSet reachable(PlateGrid grid, int most) {
        BitSet reached = new BitSet();
        if (grid.fillsItself()) {
            reached.set(0, most + 1);
            return reached;
        }
        reached.set(0);
        for (PlateGrid.GridPlate plate : grid.plates()) {
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
        return largest;
    }

    @Override
    public @Nullable Exact atMost(Exact load) {
        if (load.isBelow(bar)) {
            return null;
        }
        return withSide(sides.previousSetBit(wholeSteps(load)));
    }

    @Override
    public @Nullable Exact above(Exact load) {
        if (load.isBelow(bar)) {
            return bar;
        }
        int next = sides.nextSetBit(wholeSteps(load) + 1);
        return next < 0 ? null : withSide(next);
    }

    /**
     * Unlike the default implementation, computes only once how many grid steps the load has. The border between two
     * available loads is the mean of their grid steps.
     */
    @Override
    public Exact nearest(Exact load) {
        if (load.isBelow(bar)) {
            return bar;
        }
        if (load.compareTo(largest) >= 0) {
            return largest;
        }
        Exact.Between halfSteps = steps(load).betweenTimes(2);
        int lower = sides.previousSetBit(Math.toIntExact(halfSteps.floor() / 2));
        int upper = sides.nextSetBit(lower + 1);
        return withSide(halfSteps.ceiling() <= lower + upper ? lower : upper);
    }

    @Override
    public List<Exact> platesPerSide(Exact load) {
        Exact steps = steps(load);
        if (steps.signum() < 0 || !steps.isWhole() || load.isAbove(largest)) {
            throw new IllegalArgumentException(load.shown() + " cannot be loaded");
        }
        return plates.perSide(Math.toIntExact(steps.floorTimes(1)));
    }

    private Exact steps(Exact load) {
        return load.minus(bar).times(stepsPerWeight);
    }

    /** At most the number for the heaviest load of the bar. */
    private int wholeSteps(Exact load) {
        return Math.toIntExact(steps(load.min(largest)).floorTimes(1));
    }

    private Exact withSide(int steps) {
        return bar.plus(step.times(Exact.of(steps)));
    }
}
