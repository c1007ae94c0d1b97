package topset.edge.notes;

import java.util.UUID;
import topset.store.Athlete;

/**
 * What a note is about: an athlete as a whole, or one set of the athlete.
 *
 * @param session the id of the set's session; empty if the note is about the athlete
 * @param set the id of the set; empty if the note is about the athlete
 */
public record NoteSubject(Athlete athlete, String session, String set) {

    /** Returns the subject of a note that is about an athlete as a whole, and not about one set of the athlete. */
    public static NoteSubject of(Athlete athlete) {
        return new NoteSubject(athlete, "", "");
    }

    /** Returns the subject of a note that is about one set of an athlete. */
    public static NoteSubject ofSet(Athlete athlete, UUID sessionId, UUID setId) {
        return new NoteSubject(athlete, sessionId.toString(), setId.toString());
    }
}
