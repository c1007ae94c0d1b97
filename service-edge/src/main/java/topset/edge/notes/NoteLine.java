package topset.edge.notes;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.store.Athlete;

/** A line with a note of an export file. It has no {@code sessionId} and {@code setId} if it is about the athlete. */
@JsonTypeName("note")
public record NoteLine(
        @NotNull String athleteId,
        @Nullable UUID sessionId,
        @Nullable UUID setId,
        @NotNull @Valid Note note) implements Line {

    private static final String RULE = "line";

    private static NoteLine of(Note note) {
        var ofSet = !note.aboutSet.isEmpty();
        return new NoteLine(
                note.athlete,
                ofSet ? UUID.fromString(note.aboutSession) : null,
                ofSet ? UUID.fromString(note.aboutSet) : null,
                note);
    }

    /** A page of the notes about an athlete and about the athlete's sets. */
    public static ExportedEvents.KeptPage page(Athlete athlete, @Nullable UUID after, int limit) {
        var found = Note.byId(athlete, after, limit);
        return new ExportedEvents.KeptPage(
                found.stream().map(NoteLine::of).toList(), found.size() < limit ? null : found.getLast().noteId);
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
