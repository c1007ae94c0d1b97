package topset.edge.notes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ExportedEvents.Content;
import topset.edge.transfer.ExportedEvents.KeptPage;
import topset.edge.transfer.LineType;
import topset.store.Athlete;

public final class NoteLines {

    private NoteLines() {}

    /** Includes notes that are not shared with the athlete. */
    public static KeptPage page(Athlete athlete, @Nullable UUID after, int limit) {
        List<Note> found = Note.byId(athlete, after, limit);
        return new KeptPage(
                found.stream().map(NoteLines::line).toList(), found.size() < limit ? null : found.getLast().noteId);
    }

    private static Content line(Note note) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (!note.aboutSet.isEmpty()) {
            fields.put("sessionId", note.aboutSession);
            fields.put("setId", note.aboutSet);
        }
        fields.put("note", note);
        return new Content(LineType.NOTE, fields);
    }
}
