package topset.edge.notes;

import java.time.OffsetDateTime;
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
        UUID noteId,
        String text,
        boolean shared,
        @Nullable String exercise,
        String author,
        OffsetDateTime writtenAt,
        @Nullable String changedBy,
        @Nullable OffsetDateTime changedAt) {
    /** In characters. */
    public static final int LONGEST = 2_000;

    static final String EXERCISE_ID = "[a-z0-9-]{1,64}";
    static final String EXERCISE_ID_SAYS = "must be the id of an exercise: 1 to 64 of a-z, 0-9 and -";

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
