package topset.rules.week;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.FlagCode;
import topset.rules.lift.Lift;

/**
 * The input from which proposals for one lift are made.
 *
 * @param lift the lift in next week's version
 * @param exerciseSince the first week in which the lift has its exercise; 0 if it has had no other exercise
 * @param current this week's plan; null if the lift begins next week
 * @param alternatives the exercises that can replace the lift's exercise from next week on, the most similar first.
 * Their load ratio to the lift's exercise is known
 */
public record FlaggedLift(
        Lift lift,
        int exerciseSince,
        @Nullable SlotWeek current,
        SlotWeek next,
        boolean isOverridden,
        boolean isDeloadSuggested,
        List<Exercise> alternatives) {

    public FlaggedLift {
        alternatives = List.copyOf(alternatives);
    }

    /** Then the loads of the two weeks cannot be compared. */
    boolean isAroundDeload() {
        return next.hasDeload() || (current != null && current.hasDeload());
    }

    /** Whether next week's flags are about sets of another exercise: a plan's flags are about the week before. */
    boolean isReplacedNextWeek() {
        return exerciseSince >= next.week();
    }

    /** Whether the flags of this week or of the next week are about sets of another exercise. */
    boolean isReplaced() {
        return exerciseSince >= next.week() - 1;
    }

    /** The first of the given codes for which next week's plan has a flag. */
    Optional<FlagCode> firstOf(Collection<FlagCode> codes) {
        return codes.stream().filter(code -> LiftWeeks.has(next, code)).findFirst();
    }

    /** Whether the lift is stalled and nothing newer says that it gets on ({@link LiftWeeks#isStalled}). */
    boolean isStalled() {
        return new LiftWeeks(current, next).isStalled();
    }

    /** A proposal answers no flag that the coach is not shown. */
    boolean has(FlagCode code) {
        return new LiftWeeks(current, next).shows(code);
    }
}
