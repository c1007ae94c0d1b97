package topset.program.training;

import topset.program.training.lift.Lift;
import topset.program.training.load.RpeChart;
import topset.program.training.load.Spoken;
import topset.program.training.progression.RepTarget;

/** Where the first week's load comes from, in words (training-rules.md § 5, {@code first-week}). */
final class FirstWeek {

    private FirstWeek() {}

    /** @param aim what the first week's load is for */
    static String says(Lift lift, RepTarget aim) {
        Lift.Start start = lift.start();
        String load = Spoken.load(start.firstLoad(), lift.unit());
        String forAim = ", for " + aim.shown() + withBody(lift) + ": " + load;
        if (start.oneRepMax() != null) {
            return "first week, from a 1RM of " + Spoken.load(start.oneRepMax(), lift.unit()) + forAim;
        }
        if (start.recentSet() != null) {
            Lift.RecentSet set = start.recentSet();
            return "first week, from " + Spoken.load(set.load(), lift.unit()) + " × " + set.reps() + " @ RPE "
                    + Spoken.rpe(set.rpe())
                    + (RpeChart.isLowerBound(set.reps(), set.rpe()) ? ", which may be too little" : "") + forAim;
        }
        return start.fromHistory()
                ? "first week, from the training before" + forAim
                : "first week: " + load + " as given";
    }

    private static String withBody(Lift lift) {
        return switch (lift.loadMode()) {
            case EXTERNAL -> "";
            case ADDED_TO_BODYWEIGHT -> " (of body and load together)";
        };
    }
}
