package topset.edge.notes;

import java.util.UUID;
import topset.store.Athlete;

/** An athlete as a whole (with an empty session and set), or one set of the athlete. */
public record NoteSubject(Athlete athlete, String session, String set) {

    public static NoteSubject of(Athlete athlete) {
        return new NoteSubject(athlete, "", "");
    }

    public static NoteSubject ofSet(Athlete athlete, UUID sessionId, UUID setId) {
        return new NoteSubject(athlete, sessionId.toString(), setId.toString());
    }
}
