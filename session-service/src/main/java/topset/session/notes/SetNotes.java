package topset.session.notes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import topset.edge.notes.NoteImporter;
import topset.edge.notes.Notes;
import topset.edge.web.StrictJson;
import topset.session.sessions.SessionReplay;

class SetNotes {
    @Produces
    @Singleton
    Notes.Rules rules() {
        return new Notes.Rules(true, 10_000, 50);
    }

    @Produces
    @Singleton
    NoteImporter importer(Notes notes, StrictJson json, SessionReplay sessions) {
        return new NoteImporter(notes, json, true, new NotedSets(sessions));
    }
}
