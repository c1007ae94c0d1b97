package topset.session.notes;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;
import topset.edge.notes.NoteRules;
import topset.edge.notes.NoteSubject;
import topset.edge.web.Problem;
import topset.session.history.SessionRow;
import topset.session.sessions.SessionService;

@Singleton
class SetNotes implements NoteRules {
    private final SessionService sessions;

    SetNotes(SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean areAboutSets() {
        return true;
    }

    @Override
    public int mostOfAthlete() {
        return 10_000;
    }

    @Override
    public int mostOfSet() {
        return 50;
    }

    /** The set must be in a session of the athlete. */
    @Override
    public void requireImported(NoteSubject subject) {
        var session = UUID.fromString(subject.session());
        if (!sessions.hasSet(subject.athlete().gym(), session, UUID.fromString(subject.set()))) {
            throw Problem.notFound("There is no set " + subject.set() + " in session " + session);
        }
    }

    /** The athlete may have been erased since the request was checked. */
    @Override
    public void require(Connection connection, NoteSubject subject) {
        var session = UUID.fromString(subject.session());
        if (!SessionRow.exists(subject.athlete(), session)) {
            throw Problem.notFound("There is no session " + session);
        }
    }
}
