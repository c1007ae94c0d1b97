package topset.edge.notes;

import java.util.UUID;
import topset.store.Athlete;

/**
 * An athlete as a whole, or one set of the athlete.
 *
 * @param session empty if the note is about the athlete
 * @param set empty if the note is about the athlete
 */
public record NoteSubject(Athlete athlete, String session, String set) {

    public static NoteSubject of(Athlete athlete) {
        return new NoteSubject(athlete, "", "");
    }

    public static NoteSubject ofSet(Athlete athlete, UUID sessionId, UUID setId) {
        return new NoteSubject(athlete, sessionId.toString(), setId.toString());
    }
}
