package topset.session.notes;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import topset.edge.notes.Notes;
import topset.edge.web.Problem;
import topset.store.Athlete;
import topset.store.Sql;

/** The athlete may have been erased since the request was checked. */
record SessionExists(Athlete athlete, UUID sessionId) implements Notes.SubjectCheck {
    private static final String EXISTS = "select from session_summary where gym = ? and athlete = ? and session_id = ?";

    @Override
    public void check(Connection connection) throws SQLException {
        if (!Sql.exists(connection, EXISTS, athlete.gym(), athlete.id(), sessionId)) {
            throw Problem.notFound("There is no session " + sessionId);
        }
    }
}
