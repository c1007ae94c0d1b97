package topset.session.creation;

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
     */
    public record Created(String name, @Nullable String basedOn, Exercise exercise) {}

    @Schema(name = "NotCreatedExercise")
    public record NotCreated(
            @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
            String name,

            @Schema(description = "Why no exercise was created")
            String reason,

            @Schema(description = "The rule id of the reason", examples = "exercises-of-gym")
            String rule) {}

    public List<Exercise> exercises() {
        return created.stream().map(Created::exercise).toList();
    }
}
