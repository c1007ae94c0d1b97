package topset.program.training.load;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which plates to put on each side: the fewest, then the heaviest first; searched, since greed fails with few pairs. */
public final class PlateLoading {

    private static final int IMPOSSIBLE = Integer.MAX_VALUE;

    private PlateLoading() {}

    /**
     * The plates of one side, heaviest first.
     *
     * @param barbell equipment of kind BARBELL
     * @throws IllegalArgumentException if the load cannot be made
     */
    public static List<Exact> perSide(Equipment barbell, Exact load) {
        PlateGrid grid = PlateGrid.of(barbell.plates());
        Exact side = load.minus(requireNonNull(barbell.bar())).times(Exact.ratio(1, 2));
        Exact steps = side.over(grid.measure());
        if (side.signum() < 0 || !steps.isWhole()) {
            throw cannotBeLoaded(load);
        }
        int left = steps.numerator().intValueExact();
        int[][] fewest = fewestPlates(grid.plates(), left);
        if (fewest[0][left] == IMPOSSIBLE) {
            throw cannotBeLoaded(load);
        }
        List<Exact> plates = new ArrayList<>();
        for (int kind = 0; kind < grid.plates().size(); kind++) {
            PlateGrid.Plate plate = grid.plates().get(kind);
            int used = mostOfTheHeaviest(plate, left, fewest[kind][left], fewest[kind + 1]);
            for (int n = 0; n < used; n++) {
                plates.add(grid.weight(plate.steps()));
            }
            left -= used * plate.steps();
        }
        return plates;
    }

    /** {@code [kind][steps]}: the fewest plates, of this kind and the lighter ones, that weigh so many steps. */
    private static int[][] fewestPlates(List<PlateGrid.Plate> plates, int most) {
        int[][] fewest = new int[plates.size() + 1][most + 1];
        Arrays.fill(fewest[plates.size()], IMPOSSIBLE);
        fewest[plates.size()][0] = 0;
        for (int kind = plates.size() - 1; kind >= 0; kind--) {
            for (int steps = 0; steps <= most; steps++) {
                fewest[kind][steps] = fewest(plates.get(kind), steps, fewest[kind], fewest[kind + 1]);
            }
        }
        return fewest;
    }

    private static int fewest(PlateGrid.Plate plate, int steps, int[] ofThese, int[] ofLighter) {
        if (plate.pairs() >= steps / plate.steps()) {
            int without = ofLighter[steps];
            int withOneMore = steps < plate.steps() ? IMPOSSIBLE : ofThese[steps - plate.steps()];
            return withOneMore == IMPOSSIBLE ? without : Math.min(without, withOneMore + 1);
        }
        int best = IMPOSSIBLE;
        for (int used = 0; used <= plate.pairs(); used++) {
            int rest = ofLighter[steps - used * plate.steps()];
            if (rest != IMPOSSIBLE) {
                best = Math.min(best, used + rest);
            }
        }
        return best;
    }

    private static int mostOfTheHeaviest(PlateGrid.Plate plate, int steps, int best, int[] ofLighter) {
        int used = Math.min(plate.pairs(), steps / plate.steps());
        while (ofLighter[steps - used * plate.steps()] == IMPOSSIBLE
                || used + ofLighter[steps - used * plate.steps()] != best) {
            used--;
        }
        return used;
    }

    private static IllegalArgumentException cannotBeLoaded(Exact load) {
        return new IllegalArgumentException(load.shown() + " cannot be loaded");
    }
}
