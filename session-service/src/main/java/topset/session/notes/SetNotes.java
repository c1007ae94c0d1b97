package topset.session.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.NoteSubject;
import topset.edge.notes.Notes;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.session.sessions.SessionService;

class SetNotes {
    @Produces
    @Singleton
    Notes.Rules rules() {
        return new Notes.Rules(true, 10_000, 50);
    }

    @Produces
    @Singleton
    NoteImporter importer(Notes notes, StrictJson json, SessionService sessions) {
        return new NoteImporter(notes, json, true, new NotedSets(sessions));
    }

    /** The set of an imported note must be in a session of the athlete. */
    private record NotedSets(SessionService sessions) implements NoteImporter.Subjects {

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
}
