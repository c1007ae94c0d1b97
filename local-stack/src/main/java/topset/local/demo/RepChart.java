package topset.local.demo;

/**
 * How often a load can be lifted: the chart of training-rules.md § 1.1, between its whole repetitions in a straight line. What
 * the services make of such sets is then close to how strong the lifter was made up to be.
 */
final class RepChart {
    /** What can be lifted once, twice, … 16 times, in % of the 1RM. */
    private static final double[] PERCENT = {
        100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.2
    };

    /** What a repetition more takes beyond the chart. */
    private static final double BEYOND = 2.7;

    private RepChart() {}

    /** Repetitions to failure; less than one where the load is above the 1RM. */
    static double possible(double max, double load) {
        double percent = 100 * load / max;
        if (percent > PERCENT[0]) {
            return Math.max(0, 1 - (percent - PERCENT[0]) / (PERCENT[0] - PERCENT[1]));
        }
        int least = 0;
        while (least < PERCENT.length - 1 && PERCENT[least + 1] >= percent) {
            least++;
        }
        double step = least == PERCENT.length - 1 ? BEYOND : PERCENT[least] - PERCENT[least + 1];
        return least + 1 + (PERCENT[least] - percent) / step;
    }

    /** The share of the 1RM that can be lifted so often. */
    static double share(int reps) {
        return reps <= PERCENT.length
                ? PERCENT[reps - 1] / 100
                : (PERCENT[PERCENT.length - 1] - BEYOND * (reps - PERCENT.length)) / 100;
    }
}
