package topset.program.notes;

import java.sql.Connection;
import java.sql.SQLException;
import topset.edge.notes.Notes;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.store.Athlete;

/** An erased athlete has no profile, so nobody can write a note about such an athlete. */
record ProfileExists(Athlete athlete) implements Notes.SubjectCheck {

    @Override
    public void check(Connection connection) throws SQLException {
        if (AthleteTable.profile(connection, athlete).isEmpty()) {
            throw NotFound.profile(athlete.id());
        }
    }
}
