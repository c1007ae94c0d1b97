package topset.program.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.Notes;
import topset.edge.web.StrictJson;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.store.Athlete;

class AthleteNotes {
    @Produces
    @Singleton
    Notes.Rules rules() {
        return new Notes.Rules(false, 1_000, 1_000);
    }

    @Produces
    @Singleton
    NoteImporter importer(Notes notes, StrictJson json) {
        return new NoteImporter(notes, json, false, subject -> new ProfileExists(subject.athlete()));
    }

    /** An erased athlete has no profile, so nobody can write a note about such an athlete. */
    record ProfileExists(Athlete athlete) implements Notes.SubjectCheck {

        @Override
        public void check(Connection connection) throws SQLException {
            if (AthleteTable.profile(connection, athlete).isEmpty()) {
                throw NotFound.profile(athlete.id());
            }
        }
    }
}
