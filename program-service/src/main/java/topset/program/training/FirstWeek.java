package topset.program.training;

import topset.program.training.lift.Lift;
import topset.program.training.load.RpeChart;

/** Where the first week's load comes from, in words (training-rules.md § 5, {@code first-week}). */
final class FirstWeek {

    private FirstWeek() {}

    static String says(Lift lift) {
        Lift.Start start = lift.start();
        String unit = " " + lift.unit();
        String load = start.firstLoad().shown() + unit;
        if (start.oneRepMax() != null) {
            return "first week, from a 1RM of " + start.oneRepMax().shown() + unit + ": " + load;
        }
        if (start.recentSet() != null) {
            Lift.RecentSet set = start.recentSet();
            return "first week, from " + set.load().shown() + unit + " × " + set.reps() + " @ RPE "
                    + set.rpe().shown()
                    + (RpeChart.isLowerBound(set.reps(), set.rpe()) ? ", which may be too little: " : ": ") + load;
        }
        return start.fromHistory()
                ? "first week, from the training before: " + load
                : "first week: " + load + " as given";
    }
}
