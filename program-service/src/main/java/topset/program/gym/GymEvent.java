package topset.program.gym;

import java.time.Instant;
import topset.contract.Exercise;

/** A decision of a gym. All are published. */
public sealed interface GymEvent {

    /** The gym has defined an exercise of its own, or has changed it. */
    record ExerciseDefined(Exercise exercise, Instant definedAt) implements GymEvent {}

    /** The gym has retired an exercise of its own. */
    record ExerciseRetired(String exerciseId, Instant retiredAt) implements GymEvent {}
}
