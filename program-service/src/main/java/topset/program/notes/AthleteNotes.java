package topset.program.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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
        return new NoteImporter(notes, json, false, subject -> profileExists(subject.athlete()));
    }

    /** An erased athlete has no profile, so nobody can write a note about such an athlete. */
    static Notes.SubjectCheck profileExists(Athlete athlete) {
        return connection -> {
            if (AthleteTable.profile(connection, athlete).isEmpty()) {
                throw NotFound.profile(athlete.id());
            }
        };
    }
}
