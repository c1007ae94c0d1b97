package topset.session.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.NoteSubject;
import topset.edge.notes.Notes;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.session.sessions.SessionService;
import topset.store.Athlete;
import topset.store.Sql;

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

    /** The athlete may have been erased since the request was checked. */
    record SessionExists(Athlete athlete, UUID sessionId) implements Notes.SubjectCheck {
        private static final String EXISTS =
                "select from session_summary where gym = ? and athlete = ? and session_id = ?";

        @Override
        public void check(Connection connection) throws SQLException {
            if (!Sql.exists(connection, EXISTS, athlete.gym(), athlete.id(), sessionId)) {
                throw Problem.notFound("There is no session " + sessionId);
            }
        }
    }
}
