package topset.program.rules.proposal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.rules.engine.SlotWeek;
import topset.program.rules.lift.Lift;
import topset.program.rules.result.Flag;
import topset.program.rules.result.FlagCode;

/**
 * A lift with its plans for this week and next week.
 *
 * @param lift the lift as it is next week
 * @param current this week's plan; null if the lift begins next week
 * @param isOverridden whether a coach has set next week's target
 * @param isDeloadSuggested whether next week's plan has the flag {@code DELOAD_SUGGESTED}
 * @param alternatives the exercises that can replace the lift's exercise from next week on, each with a known ratio of
 * loads, the nearest first
 */
public record FlaggedLift(
        Lift lift,
        @Nullable SlotWeek current,
        SlotWeek next,
        boolean isOverridden,
        boolean isDeloadSuggested,
        List<Exercise> alternatives) {

    public FlaggedLift {
        alternatives = List.copyOf(alternatives);
    }

    /** Whether this or next week is a deload. The loads of a deload say nothing about the lift. */
    boolean isAroundDeload() {
        return next.hasDeload() || (current != null && current.hasDeload());
    }

    /**
     * Returns the first of some flags that next week's plan has. These flags are about this week's sets or about next
     * week's load.
     */
    Optional<FlagCode> firstOf(Collection<FlagCode> codes) {
        return codes.stream().filter(code -> has(next, code)).findFirst();
    }

    /** Whether this or next week's plan has a flag. */
    boolean has(FlagCode code) {
        return has(next, code) || (current != null && has(current, code));
    }

    private static boolean has(SlotWeek week, FlagCode code) {
        return week.flags().stream().map(Flag::code).anyMatch(code::equals);
    }
}
