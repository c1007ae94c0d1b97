package topset.edge.notes;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note about an athlete, or about one set of an athlete.
 *
 * @param shared whether the athlete may read the note
 * @param author the {@code sub} of the author's token
 * @param changedBy the {@code sub} of the token of the last change; absent if there was none
 */
public record Note(
        UUID noteId,
        String text,
        boolean shared,
        String author,
        OffsetDateTime writtenAt,
        @Nullable String changedBy,
        @Nullable OffsetDateTime changedAt) {
    /** In characters. */
    public static final int LONGEST = 2_000;

    /** Whether the request repeats the request that added this note. */
    boolean isAskedBy(NewNote request, boolean sharedByDefault, String caller) {
        return author.equals(caller) && text.equals(request.text()) && shared == request.sharedOr(sharedByDefault);
    }

    Note changed(NoteChange change, String by, OffsetDateTime at) {
        return new Note(noteId, change.text(), change.sharedOr(shared), author, writtenAt, by, at);
    }
}
