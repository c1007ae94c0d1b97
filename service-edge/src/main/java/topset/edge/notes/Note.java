package topset.edge.notes;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A note about an athlete.
 *
 * @param shared whether the athlete may read it too
 * @param author the token's subject of the person who wrote it
 * @param changedBy who changed it last; absent if it was never changed
 */
public record Note(
        UUID noteId,
        String text,
        boolean shared,
        String author,
        OffsetDateTime writtenAt,
        @Nullable String changedBy,
        @Nullable OffsetDateTime changedAt) {
    /** The largest number of characters of a note. */
    public static final int LONGEST = 2_000;

    /** Whether the note is what a request asks for, so that the request is a repeat. */
    boolean isAskedBy(NewNote request, boolean sharedByDefault, String caller) {
        return author.equals(caller) && text.equals(request.text()) && shared == request.sharedOr(sharedByDefault);
    }

    Note changed(NoteChange change, String by, OffsetDateTime at) {
        return new Note(noteId, change.text(), change.sharedOr(shared), author, writtenAt, by, at);
    }
}
