package topset.session.creation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * @param basedOn the id of the catalogue's exercise whose pattern and muscles the draft has; null if no exercise is
 * similar
 */
record ExerciseDraft(
        String id, Definition definition, @Nullable String basedOn) {

    /** The exercise as an import reads it. Only the program service knows its steps and increments. */
    Exercise planned() {
        return new Exercise(
                id,
                definition.name(),
                definition.muscles(),
                Exercise.Suitability.UNLISTED,
                null,
                definition.pattern(),
                definition.kind(),
                definition.equipment(),
                null,
                Map.of(),
                definition.loadMode(),
                false,
                false,
                null,
                null,
                true,
                null);
    }

    /** The body of {@code PUT /v1/exercises/{exercise}} of the program service, without the optional fields. */
    record Definition(
            String name,
            Exercise.Muscles muscles,
            Exercise.Pattern pattern,
            Exercise.Kind kind,
            Exercise.EquipmentKind equipment,
            Exercise.LoadMode loadMode) {

        boolean isOf(Exercise exercise) {
            return new Definition(
                            exercise.name(),
                            exercise.muscles(),
                            exercise.pattern(),
                            exercise.kind(),
                            exercise.equipment(),
                            exercise.loadMode())
                    .equals(this);
        }
    }
}
