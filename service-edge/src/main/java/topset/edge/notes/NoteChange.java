package topset.edge.notes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** If {@code shared} (whether the athlete may read the note) is absent, it does not change. */
public record NoteChange(
        @NotNull @Size(min = 1, max = Note.LONGEST, message = "must have 1 to 2,000 characters")
        String text,

        @Nullable Boolean shared) {

    boolean sharedOr(boolean before) {
        return shared == null ? before : shared;
    }
}
