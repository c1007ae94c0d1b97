package topset.local.demo;

/** The chart of reps, RPE and loads in training-rules.md § 1.1, interpolated linearly between whole reps. */
final class RepChart {
    /** The loads, in % of the one-repetition maximum, that a lifter can lift for 1, 2, … 16 reps. */
    private static final double[] PERCENT = {
        100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.2
    };

    /**
     * The percentage points of the one-repetition maximum by which the load decreases for each rep above the chart's 16
     * reps.
     */
    private static final double BEYOND = 2.7;

    private RepChart() {}

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

    static double share(int reps) {
        return reps <= PERCENT.length
                ? PERCENT[reps - 1] / 100
                : (PERCENT[PERCENT.length - 1] - BEYOND * (reps - PERCENT.length)) / 100;
    }
}
