package topset.rules.week;

import java.util.List;
import topset.rules.lift.Lift;
import topset.rules.lift.Reason;
import topset.rules.load.RpeChart;
import topset.rules.load.Spoken;
import topset.rules.progression.RepTarget;

/** The reason {@code first-week} (training-rules.md § 5). */
final class FirstWeek {

    private FirstWeek() {}

    /** @param target the target reps and RPE of the first week's load */
    static Reason reason(Lift lift, RepTarget target) {
        Lift.Swap swap = lift.start().swap();
        return swap == null
                ? new Reason("first-week", says(lift, target), List.of())
                : new Reason("swap", says(lift, swap, target), List.of());
    }

    private static String says(Lift lift, RepTarget target) {
        Lift.Start start = lift.start();
        String load = Spoken.load(start.firstLoad(), lift.unit());
        String forTarget = ", for " + target.shown() + withBody(lift) + ": " + load;
        if (start.oneRepMax() != null) {
            return "first week, from a 1RM of " + Spoken.load(start.oneRepMax(), lift.unit()) + forTarget;
        }
        if (start.recentSet() != null) {
            Lift.RecentSet set = start.recentSet();
            return "first week, from " + Spoken.load(set.load(), lift.unit()) + " × " + set.reps() + " @ RPE "
                    + Spoken.rpe(set.rpe())
                    + (RpeChart.isLowerBound(set.reps(), set.rpe()) ? ", which may be too little" : "") + forTarget;
        }
        return start.fromHistory()
                ? "first week, from the training before" + forTarget
                : "first week: " + load + " as given";
    }

    /**
     * If the new exercise has no e1RM, the load is computed from the e1RM of the replaced exercise × the ratio of the
     * two exercises × 0.95.
     */
    private static String says(Lift lift, Lift.Swap swap, RepTarget target) {
        String e1rm = Spoken.load(swap.e1rm(), lift.unit());
        String from = swap.ratio() == null
                ? "from its own 1RM of " + e1rm
                : "from the 1RM of " + e1rm + " × "
                        + swap.ratio().output().stripTrailingZeros().toPlainString() + " × 0.95";
        return lift.exercise() + " instead of " + swap.from() + ", " + from + ", for " + target.shown() + withBody(lift)
                + ": " + Spoken.load(lift.start().firstLoad(), lift.unit());
    }

    private static String withBody(Lift lift) {
        return switch (lift.loadMode()) {
            case EXTERNAL -> "";
            case ADDED_TO_BODYWEIGHT -> " (of body and load together)";
        };
    }
}
