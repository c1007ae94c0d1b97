package topset.rules.week;

import org.jspecify.annotations.Nullable;
import topset.rules.lift.Lift;
import topset.rules.lift.Reason;
import topset.rules.lift.RepRange;
import topset.rules.lift.Variant;
import topset.rules.load.LoadableWeights;
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

    public Reason firstReason() {
        int topReps = lift.scheme().top() == null ? 0 : method.firstReps(lift.scheme(), lift.method());
        return FirstWeek.reason(lift, RepTarget.ofStart(lift, topReps));
    }
}
