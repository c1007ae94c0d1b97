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
            @Schema(examples = "Dragon Flag") String name,
            @Schema(examples = "dragon-flag") String exerciseId,
            @Nullable String basedOn,
            @Nullable Boolean takenBack) {}

    @Schema(name = "NotCreatedExercise")
    public record NotCreated(
            @Schema(examples = "Dragon Flag") String name,
            String reason,
            @Schema(examples = "exercises-of-gym") String rule) {}

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
