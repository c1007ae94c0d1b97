package topset.program.notes;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import topset.edge.notes.NoteRules;
import topset.edge.notes.NoteSubject;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;

@Singleton
class AthleteNotes implements NoteRules {

    @Override
    public boolean areAboutSets() {
        return false;
    }

    @Override
    public int mostOfAthlete() {
        return 1_000;
    }

    @Override
    public int mostOfSet() {
        return mostOfAthlete();
    }

    @Override
    public int mostByAthlete() {
        return 200;
    }

    /** An erased athlete has no profile, so nobody can write a note about such an athlete. */
    @Override
    public void require(Connection connection, NoteSubject subject) throws SQLException {
        if (AthleteTable.profile(connection, subject.athlete()).isEmpty()) {
            throw NotFound.profile(subject.athlete().id());
        }
    }
}
