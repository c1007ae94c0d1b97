package topset.program.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.Notes;
import topset.edge.web.StrictJson;

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
}
