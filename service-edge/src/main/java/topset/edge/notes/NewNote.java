package topset.edge.notes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request that adds a note.
 *
 * @param noteId makes the request idempotent; absent: the service makes one
 * @param shared whether the athlete may read the note; absent: as the resource says
 */
public record NewNote(
        @Nullable UUID noteId,

        @NotNull @Size(min = 1, max = Note.LONGEST, message = "must have 1 to 2,000 characters")
        String text,

        @Nullable Boolean shared) {

    boolean sharedOr(boolean byDefault) {
        return shared == null ? byDefault : shared;
    }
}
