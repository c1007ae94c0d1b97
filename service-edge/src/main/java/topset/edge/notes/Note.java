package topset.edge.notes;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note about an athlete, about an exercise of an athlete, or about one set.
 *
 * @param shared whether the athlete may read the note
 * @param exercise the id of the exercise that the note is about; absent for the athlete as a whole and for a set
 * @param author the {@code sub} of the author's token
 * @param changedBy the {@code sub} of the token of the last change; absent if there was none
 */
public record Note(
        @NotNull UUID noteId,

        @NotNull @Size(min = 1, max = LONGEST, message = "must have 1 to 2,000 characters")
        String text,

        @NotNull Boolean shared,

        @Nullable @Pattern(regexp = EXERCISE_ID, message = EXERCISE_ID_SAYS)
        String exercise,

        @NotNull @Size(min = 1, max = LONGEST_NAME, message = "must have 1 to 255 characters")
        String author,

        @NotNull OffsetDateTime writtenAt,

        @Nullable @Size(min = 1, max = LONGEST_NAME, message = "must have 1 to 255 characters")
        String changedBy,

        @Nullable OffsetDateTime changedAt) {
    /** In characters. */
    public static final int LONGEST = 2_000;

    private static final int LONGEST_NAME = 255;

    static final String EXERCISE_ID = "[a-z0-9-]{1,64}";
    static final String EXERCISE_ID_SAYS = "must be the id of an exercise: 1 to 64 of a-z, 0-9 and -";

    /** PostgreSQL stores microseconds. */
    public Note {
        if (writtenAt != null) {
            writtenAt = writtenAt.truncatedTo(ChronoUnit.MICROS);
        }
        if (changedAt != null) {
            changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Whether the request repeats the request that added this note. */
    boolean isAskedBy(NewNote request, boolean sharedByDefault, String caller) {
        return author.equals(caller)
                && text.equals(request.text())
                && Objects.equals(exercise, request.exercise())
                && shared == request.sharedOr(sharedByDefault);
    }

    Note changed(NoteChange change, String by, OffsetDateTime at) {
        return new Note(noteId, change.text(), change.sharedOr(shared), exercise, author, writtenAt, by, at);
    }
}
