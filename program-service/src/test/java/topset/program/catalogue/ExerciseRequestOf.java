package topset.program.catalogue;

import java.util.List;
import topset.contract.Exercise;
import topset.program.gym.ExerciseRequest;

/** Requests that define a gym's own exercises, for tests. */
public final class ExerciseRequestOf {
    private ExerciseRequestOf() {}

    /** A press with a barbell; everything else is left to the defaults. */
    public static ExerciseRequest press(String name) {
        return new ExerciseRequest(
                name,
                null,
                new ExerciseRequest.TrainedMuscles(List.of("front-delts"), null),
                null,
                Exercise.Pattern.VERTICAL_PUSH,
                Exercise.Kind.COMPOUND,
                Exercise.EquipmentKind.BARBELL,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
