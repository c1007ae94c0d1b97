package topset.edge.notes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.transfer.LineType;
import topset.edge.web.Violations;
import topset.store.Athlete;

/**
 * An imported note.
 *
 * @param sessionId absent if the note is about the athlete
 * @param setId absent if the note is about the athlete
 */
record NoteLine(
        @NotNull LineType type,

        @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId,

        @Nullable UUID sessionId,
        @Nullable UUID setId,
        @NotNull @Valid WrittenNote note) {

    private static final String RULE = "line";

    record WrittenNote(
            @NotNull UUID noteId,

            @NotNull @Size(min = 1, max = Note.LONGEST, message = "must have 1 to 2,000 characters")
            String text,

            @NotNull Boolean shared,

            @Nullable @Pattern(regexp = Note.EXERCISE_ID, message = Note.EXERCISE_ID_SAYS)
            String exercise,

            @NotNull @Size(min = 1, max = LONGEST_NAME, message = "must have 1 to 255 characters")
            String author,

            @NotNull OffsetDateTime writtenAt,

            @Nullable @Size(min = 1, max = LONGEST_NAME, message = "must have 1 to 255 characters")
            String changedBy,

            @Nullable OffsetDateTime changedAt) {
        private static final int LONGEST_NAME = 255;

        Note note() {
            var note = new Note();
            note.noteId = noteId;
            note.text = text;
            note.shared = shared;
            note.exercise = exercise;
            note.author = author;
            note.writtenAt = writtenAt.truncatedTo(ChronoUnit.MICROS);
            note.changedBy = changedBy;
            note.changedAt = changedAt == null ? null : changedAt.truncatedTo(ChronoUnit.MICROS);
            return note;
        }
    }

    boolean isOfSet() {
        return setId != null;
    }

    NoteSubject subject(String gym) {
        var athlete = new Athlete(gym, athleteId);
        return sessionId == null || setId == null
                ? NoteSubject.of(athlete)
                : NoteSubject.ofSet(athlete, sessionId, setId);
    }

    /** @param now a note must not be from the future */
    void check(OffsetDateTime now, Violations found) {
        if ((sessionId == null) != (setId == null)) {
            found.refuse(
                    sessionId == null ? "sessionId" : "setId",
                    "is required, because a note about a set must have both the sessionId and the setId",
                    RULE);
        }
        if (note == null) {
            return;
        }
        past("note.writtenAt", note.writtenAt(), now, found);
        past("note.changedAt", note.changedAt(), now, found);
        if ((note.changedBy() == null) != (note.changedAt() == null)) {
            found.refuse(
                    note.changedBy() == null ? "note.changedBy" : "note.changedAt",
                    "is required if the note has the other one of the fields changedBy and changedAt",
                    RULE);
        }
    }

    private static void past(String field, @Nullable OffsetDateTime time, OffsetDateTime now, Violations found) {
        if (time != null && time.isAfter(now)) {
            found.refuse(field, "must be a time in the past, not " + time, "past");
        }
    }
}
