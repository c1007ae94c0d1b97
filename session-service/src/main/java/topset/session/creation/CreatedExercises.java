package topset.session.creation;

import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the names of a log that match no exercise. It is stored with the import, and shown. */
public record CreatedExercises(List<Created> created, List<NotCreated> notCreated) {
    public static final CreatedExercises NONE = new CreatedExercises(List.of(), List.of());

    /** An exercise that the gym has now, because an import needed it. */
    @Schema(name = "CreatedExercise")
    public record Created(
            @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
            String name,

            @Schema(description = "The id of the new exercise", examples = "dragon-flag")
            String exerciseId,

            @Schema(
                    description = "The exercise of the catalogue whose pattern and muscles it has. Absent if none is"
                            + " similar or the name may mean several movements: then its muscles are abs, until you"
                            + " mend it")
            @Nullable
            String basedOn,

            @Schema(
                    description = "True if the undo of the import has retired it. Absent: the gym has it, because"
                            + " the import was not undone, something else uses the exercise, or the program service could not"
                            + " be asked; then repeat the undo or retire it")
            @Nullable
            Boolean takenBack) {}

    @Schema(name = "NotCreatedExercise")
    public record NotCreated(
            @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
            String name,

            @Schema(description = "Why no exercise was created")
            String reason,

            @Schema(description = "The rule id of the reason", examples = "exercises-of-gym")
            String rule) {}

    /** The ids of the exercises that the gym still has for the import. */
    public List<String> standing() {
        return created.stream()
                .filter(each -> each.takenBack() == null)
                .map(Created::exerciseId)
                .toList();
    }

    public CreatedExercises withTakenBack(Collection<String> ids) {
        return new CreatedExercises(
                created.stream()
                        .map(each -> ids.contains(each.exerciseId())
                                ? new Created(each.name(), each.exerciseId(), each.basedOn(), true)
                                : each)
                        .toList(),
                notCreated);
    }
}
