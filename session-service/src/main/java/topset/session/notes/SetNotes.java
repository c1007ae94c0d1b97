package topset.session.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.Notes;
import topset.edge.web.StrictJson;
import topset.session.sessions.SessionService;
import topset.store.EventStore;

class SetNotes {
    private static final Notes.Rules RULES = new Notes.Rules(true, 10_000, 50);

    @Produces
    @Singleton
    Notes notes(EventStore store, DataSource dataSource) {
        return new Notes(store, dataSource, RULES);
    }

    @Produces
    @Singleton
    NoteImporter importer(Notes notes, StrictJson json, SessionService sessions) {
        return new NoteImporter(notes, json, true, new NotedSets(sessions));
    }
}
