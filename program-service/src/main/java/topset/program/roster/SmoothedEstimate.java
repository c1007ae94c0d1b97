package topset.program.roster;

import java.util.ArrayList;
import java.util.List;
import topset.program.training.load.Exact;

/**
 * Smoothed e1RM (training-rules.md § 11): E_1 = e_1; E_w = 0.5 × e_w + 0.5 × E_(w−1), where e_w is the median of the last
 * three weeks' bests once there are three.
 */
final class SmoothedEstimate {
    private static final Exact HALF = Exact.ratio(1, 2);

    private SmoothedEstimate() {}

    /** As many as were given, oldest first. */
    static List<Exact> of(List<Exact> bests) {
        var smoothed = new ArrayList<Exact>();
        for (int week = 0; week < bests.size(); week++) {
            var best = week < 2
                    ? bests.get(week)
                    : bests.subList(week - 2, week + 1).stream()
                            .sorted()
                            .toList()
                            .get(1);
            smoothed.add(week == 0 ? best : best.plus(smoothed.getLast()).times(HALF));
        }
        return smoothed;
    }
}
