package topset.edge.notes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that adds a note. If {@code shared} is absent, the default of the resource applies. */
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
