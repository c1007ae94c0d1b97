package topset.session.creation;

import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * @param basedOn the id of the catalogue's exercise whose pattern and muscles the draft has; null if no exercise is
 * similar
 */
record ExerciseDraft(
        String id, Definition definition, @Nullable String basedOn) {

    /** The body of {@code PUT /v1/exercises/{exercise}} of the program service, without the optional fields. */
    record Definition(
            String name,
            Exercise.Muscles muscles,
            Exercise.Pattern pattern,
            Exercise.Kind kind,
            Exercise.EquipmentKind equipment,
            Exercise.LoadMode loadMode) {}
}
