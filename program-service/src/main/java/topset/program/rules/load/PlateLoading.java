package topset.program.rules.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plates for each side: the fewest, then the heaviest first. Computed by dynamic programming, because a greedy
 * choice fails with few pairs.
 */
public final class PlateLoading {

    private static final int IMPOSSIBLE = Integer.MAX_VALUE;
    /** Racks with finer plates are computed each time instead of being cached. */
    private static final int MOST_REMEMBERED = 20_000;

    private final List<PlateGrid.Plate> plates;
    private final int @Nullable [][] fewest;

    /**
     * The loading of a rack.
     *
     * @param most steps of the heaviest side
     */
    PlateLoading(PlateGrid grid, int most) {
        plates = grid.plates();
        fewest = (long) most * plates.size() <= MOST_REMEMBERED ? fewestPlates(plates, most) : null;
    }

    /**
     * The plates of one side, heaviest first.
     *
     * @param barbell equipment of kind BARBELL
     * @throws IllegalArgumentException if the load cannot be made
     */
    public static List<Exact> perSide(Equipment barbell, Exact load) {
        List<Exact> plates = LoadableWeights.of(barbell).platesPerSide(load);
        if (plates == null) {
            throw new IllegalArgumentException(barbell.kind() + " has no plates");
        }
        return plates;
    }

    /**
     * The plates that weigh so many grid steps.
     *
     * @throws IllegalArgumentException if there are none
     */
    List<Exact> perSide(int steps) {
        int[][] table = fewest == null ? fewestPlates(plates, steps) : fewest;
        int left = steps;
        if (table[0][left] == IMPOSSIBLE) {
            throw new IllegalArgumentException(steps + " steps a side cannot be loaded");
        }
        List<Exact> side = new ArrayList<>(table[0][left]);
        for (int kind = 0; kind < plates.size(); kind++) {
            PlateGrid.Plate plate = plates.get(kind);
            int used = mostOfTheHeaviest(plate, left, table[kind][left], table[kind + 1]);
            for (int n = 0; n < used; n++) {
                side.add(plate.weight());
            }
            left -= used * plate.steps();
        }
        return side;
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
}
