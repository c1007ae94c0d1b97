package topset.edge.notes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that adds a note.
 *
 * @param noteId makes the request idempotent; if absent, the service creates an id
 * @param exercise the id of the exercise that the note is about; refused for a note about a set
 * @param shared whether the athlete may read the note; if absent, the default of the resource applies
 */
public record NewNote(
        @Nullable UUID noteId,

        @NotNull @Size(min = 1, max = Note.LONGEST, message = "must have 1 to 2,000 characters")
        String text,

        @Nullable Boolean shared,

        @Nullable @Pattern(regexp = Note.EXERCISE_ID, message = Note.EXERCISE_ID_SAYS)
        String exercise) {

    boolean sharedOr(boolean byDefault) {
        return shared == null ? byDefault : shared;
    }
}
