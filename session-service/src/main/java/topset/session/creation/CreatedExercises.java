package topset.session.creation;

import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** The JSON of this record is stored with the import. */
public record CreatedExercises(List<Created> created, List<NotCreated> notCreated) {
    public static final CreatedExercises NONE = new CreatedExercises(List.of(), List.of());

    /**
     * An exercise that the gym has now, because an import needed it.
     *
     * @param name the name in the log
     * @param basedOn the id of the catalogue's exercise whose pattern and muscles it got; null if none is similar
     * @param takenBack true if the undo of the import has retired it; null otherwise
     */
    public record Created(
            String name,
            @Nullable String basedOn,
            Exercise exercise,
            @Nullable Boolean takenBack) {}

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
                .map(each -> each.exercise().id())
                .toList();
    }

    public CreatedExercises withTakenBack(Collection<String> ids) {
        return new CreatedExercises(
                created.stream()
                        .map(each -> ids.contains(each.exercise().id())
                                ? new Created(each.name(), each.basedOn(), each.exercise(), true)
                                : each)
                        .toList(),
                notCreated);
    }

    public List<Exercise> exercises() {
        return created.stream().map(Created::exercise).toList();
    }
}
