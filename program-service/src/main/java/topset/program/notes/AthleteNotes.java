package topset.program.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import topset.edge.notes.NoteRules;
import topset.edge.notes.NoteSubject;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;

class AthleteNotes {
    private static final int MOST = 1_000;

    @Produces
    @Singleton
    NoteRules rules() {
        return new NoteRules(false, MOST, MOST, 200, AthleteNotes::require);
    }

    /** An erased athlete has no profile, so nobody can write a note about such an athlete. */
    private static void require(Connection connection, NoteSubject subject) throws SQLException {
        if (AthleteTable.profile(connection, subject.athlete()).isEmpty()) {
            throw NotFound.profile(subject.athlete().id());
        }
    }
}
