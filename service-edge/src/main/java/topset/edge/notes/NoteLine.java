package topset.edge.notes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
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
        @NotNull @Valid Note note) {

    private static final String RULE = "line";

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
