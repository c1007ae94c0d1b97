package topset.program.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.Notes;
import topset.edge.web.StrictJson;
import topset.store.EventStore;

class AthleteNotes {
    private static final Notes.Rules RULES = new Notes.Rules(false, 1_000, 1_000);

    @Produces
    @Singleton
    Notes notes(EventStore store, DataSource dataSource) {
        return new Notes(store, dataSource, RULES);
    }

    @Produces
    @Singleton
    NoteImporter importer(Notes notes, StrictJson json) {
        return new NoteImporter(notes, json, false, subject -> new ProfileExists(subject.athlete()));
    }
}
