package topset.rules.week;

import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.contract.TargetOverride;
import topset.contract.Why;
import topset.rules.lift.Lift;
import topset.rules.lift.Variant;
import topset.rules.load.LoadableWeights;
import topset.rules.load.NumberText;
import topset.rules.load.RpeChart;
import topset.rules.progression.MethodState;
import topset.rules.progression.Progression;
import topset.rules.progression.Progressions;
import topset.rules.progression.RepTarget;
import topset.rules.progression.Target;

/** The inputs of the rules for one lift. */
public record SlotRules(Lift lift, LoadableWeights loadable, Progression method) {

    public static SlotRules of(Lift lift, Progressions methods) {
        String name = lift.method().name();
        Progression method = methods.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no progression method " + name));
        return new SlotRules(lift, LoadableWeights.of(lift.equipment()), method);
    }

    /**
     * The target reps and RPE for which a week's load is computed. The progression method may still change the reps.
     *
     * @param override the override of this week, or null; if the method prescribes reps in steps, the override's reps
     * are ignored
     * @param state may contain extra reps that widen the rep range
     */
    public RepTarget repTarget(@Nullable TargetOverride override, MethodState state) {
        Integer overridden = override == null || method.hasSteps() ? null : override.reps();
        if (lift.scheme().top() == null) {
            return overridden == null || lift.scheme().variant() == Variant.STRAIGHT
                    ? RepTarget.of(lift, method.reps(lift.scheme().reps(), state))
                    : RepTarget.of(lift, new RepRange(overridden, overridden));
        }
        return RepTarget.of(lift, overridden == null ? method.firstReps(lift.scheme(), lift.method()) : overridden);
    }

    public Target firstTarget() {
        return method.begin(lift, lift.start().firstLoad()).roundedDownIf(lift.startsRoundedDown());
    }

    /** The reason {@code first-week} (training-rules.md § 5). */
    public Why firstReason() {
        int topReps = lift.scheme().top() == null ? 0 : method.firstReps(lift.scheme(), lift.method());
        RepTarget target = RepTarget.ofStart(lift, topReps);
        Lift.Swap swap = lift.start().swap();
        return swap == null ? new Why("first-week", says(lift, target)) : new Why("swap", says(lift, swap, target));
    }

    private static String says(Lift lift, RepTarget target) {
        Lift.Start start = lift.start();
        String load = NumberText.load(start.firstLoad(), lift.unit());
        String forTarget = ", for " + target.shown() + withBody(lift) + ": " + load;
        if (start.oneRepMax() != null) {
            return "first week, from a 1RM of " + NumberText.load(start.oneRepMax(), lift.unit()) + forTarget;
        }
        if (start.recentSet() != null) {
            Lift.RecentSet set = start.recentSet();
            return "first week, from " + NumberText.load(set.load(), lift.unit()) + " × " + set.reps() + " @ RPE "
                    + NumberText.rpe(set.rpe())
                    + (RpeChart.isLowerBound(set.reps(), set.rpe()) ? ", which may be too little" : "") + forTarget;
        }
        if (start.fromHistory()) {
            return "first week, from the training before" + forTarget;
        }
        return start.firstLoad().signum() == 0
                ? "first week: the bodyweight alone"
                : "first week: " + load + " as given";
    }

    /**
     * If the new exercise has no e1RM, the load is computed from the e1RM of the replaced exercise × the ratio of the
     * two exercises × 0.95.
     */
    private static String says(Lift lift, Lift.Swap swap, RepTarget target) {
        String e1rm = NumberText.load(swap.e1rm(), lift.unit());
        String from = swap.ratio() == null
                ? "from its own estimated 1RM of " + e1rm
                : "from " + swap.from() + "'s estimated 1RM of " + e1rm + " × "
                        + swap.ratio().output().stripTrailingZeros().toPlainString() + " × 0.95";
        return lift.exercise() + " instead of " + swap.from() + ", " + from + ", for " + target.shown() + withBody(lift)
                + ": " + NumberText.load(lift.start().firstLoad(), lift.unit());
    }

    private static String withBody(Lift lift) {
        return switch (lift.loadMode()) {
            case EXTERNAL -> "";
            case ADDED_TO_BODYWEIGHT -> " (of body and load together)";
        };
    }
}
