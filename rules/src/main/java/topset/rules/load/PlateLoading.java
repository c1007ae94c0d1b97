package topset.rules.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the plates for each side of a bar: the fewest plates and, of several such choices, the one with the heaviest
 * plates first. The choice uses dynamic programming, because a greedy choice fails if there are few pairs.
 */
final class PlateLoading {

    private static final int IMPOSSIBLE = Integer.MAX_VALUE;
    /**
     * The largest table from which plates for any load are chosen, if it is computed once and kept. If the plates of a
     * gym require a larger table, a smaller table is computed for each load.
     */
    private static final int MOST_REMEMBERED = 20_000;

    private final List<PlateGrid.GridPlate> plates;
    private final int @Nullable [][] fewest;

    /** @param most the largest possible weight of one side, in grid steps */
    PlateLoading(PlateGrid grid, int most) {
        plates = grid.plates();
        fewest = (long) most * plates.size() <= MOST_REMEMBERED ? fewestPlates(plates, most) : null;
    }

    /**
     * The plates of one side, heaviest first.
     *
     * @throws IllegalArgumentException if no plates have this weight in grid steps
     */
    List<Exact> perSide(int steps) {
        int[][] table = fewest == null ? fewestPlates(plates, steps) : fewest;
        int left = steps;
        if (table[0][left] == IMPOSSIBLE) {
            throw new IllegalArgumentException(steps + " steps a side cannot be loaded");
        }
        List<Exact> side = new ArrayList<>(table[0][left]);
        for (int kind = 0; kind < plates.size(); kind++) {
            PlateGrid.GridPlate plate = plates.get(kind);
            int used = mostOfTheHeaviest(plate, left, table[kind][left], table[kind + 1]);
            for (int n = 0; n < used; n++) {
                side.add(plate.weight());
            }
            left -= used * plate.steps();
        }
        return side;
    }

    /**
     * A table with the indexes {@code [kind][steps]}. An entry is the smallest number of plates that together weigh
     * {@code steps} grid steps, if only this kind and lighter kinds of plates are used.
     */
    private static int[][] fewestPlates(List<PlateGrid.GridPlate> plates, int most) {
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

    private static int fewest(PlateGrid.GridPlate plate, int steps, int[] ofThese, int[] ofLighter) {
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

    private static int mostOfTheHeaviest(PlateGrid.GridPlate plate, int steps, int best, int[] ofLighter) {
        int used = Math.min(plate.pairs(), steps / plate.steps());
        while (ofLighter[steps - used * plate.steps()] == IMPOSSIBLE
                || used + ofLighter[steps - used * plate.steps()] != best) {
            used--;
        }
        return used;
    }
}
