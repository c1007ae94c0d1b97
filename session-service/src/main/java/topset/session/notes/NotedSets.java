package topset.session.notes;

import java.util.UUID;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.NoteSubject;
import topset.edge.notes.Notes;
import topset.edge.web.Problem;
import topset.session.sessions.SessionService;

/** The set of an imported note must be in a session of the athlete. */
record NotedSets(SessionService sessions) implements NoteImporter.Subjects {

    @Override
    public void require(NoteSubject subject) {
        var session = UUID.fromString(subject.session());
        if (!sessions.hasSet(subject.athlete().gym(), session, UUID.fromString(subject.set()))) {
            throw Problem.notFound("There is no set " + subject.set() + " in session " + session);
        }
    }

    @Override
    public Notes.SubjectCheck exists(NoteSubject subject) {
        return new SessionExists(subject.athlete(), UUID.fromString(subject.session()));
    }
}
