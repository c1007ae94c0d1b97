package topset.edge.transfer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.notes.Note;
import topset.edge.notes.NoteSubject;
import topset.edge.web.Violations;
import topset.store.Athlete;

/** A line with a note of an export file. It has no {@code sessionId} and {@code setId} if it is about the athlete. */
@JsonTypeName("note")
record NoteLine(
        @NotNull String athleteId,
        @Nullable UUID sessionId,
        @Nullable UUID setId,
        @NotNull @Valid Note note) implements Line {

    private static final String RULE = "line";

    static NoteLine of(Note note) {
        var about = note.subject();
        var ofAthlete = about.set().isEmpty();
        return new NoteLine(
                about.athlete().id(),
                ofAthlete ? null : UUID.fromString(about.session()),
                ofAthlete ? null : UUID.fromString(about.set()),
                note);
    }

    NoteSubject subject(String gym) {
        var athlete = new Athlete(gym, athleteId);
        return sessionId == null || setId == null
                ? NoteSubject.of(athlete)
                : NoteSubject.ofSet(athlete, sessionId, setId);
    }

    @Override
    public void check(Instant now, Violations found) {
        if ((sessionId == null) != (setId == null)) {
            found.refuse(
                    sessionId == null ? "sessionId" : "setId",
                    "is required, because a note about a set must have both the sessionId and the setId",
                    RULE);
        }
        if (note == null) {
            return;
        }
        past("note.writtenAt", note.writtenAt, now, found);
        past("note.changedAt", note.changedAt, now, found);
        if ((note.changedBy == null) != (note.changedAt == null)) {
            found.refuse(
                    note.changedBy == null ? "note.changedBy" : "note.changedAt",
                    "is required if the note has the other one of the fields changedBy and changedAt",
                    RULE);
        }
    }

    private static void past(String field, @Nullable OffsetDateTime time, Instant now, Violations found) {
        if (time != null && time.toInstant().isAfter(now)) {
            found.refuse(field, "must be a time in the past, not " + time, "past");
        }
    }
}
