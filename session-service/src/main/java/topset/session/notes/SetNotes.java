package topset.session.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import topset.edge.notes.NoteRules;
import topset.edge.notes.NoteSubject;
import topset.edge.web.Problem;
import topset.store.Sql;

class SetNotes {
    private static final String SET_EXISTS =
            "select from session_summary join logged_set using (gym, athlete, session_id)"
                    + " where gym = ? and athlete = ? and session_id = ? and set_id = ?";

    @Produces
    @Singleton
    NoteRules rules() {
        return new NoteRules(true, 10_000, 50, 10_000, SetNotes::require);
    }

    /** The athlete may have been erased since a request was checked, and a line may name a set of another athlete. */
    private static void require(Connection connection, NoteSubject subject) throws SQLException {
        var athlete = subject.athlete();
        var session = UUID.fromString(subject.session());
        var set = UUID.fromString(subject.set());
        if (!Sql.exists(connection, SET_EXISTS, athlete, session, set)) {
            throw Problem.notFound("There is no set " + set + " in session " + session);
        }
    }
}
