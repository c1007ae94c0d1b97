package topset.edge.notes;

import java.sql.Connection;
import java.sql.SQLException;
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
    public static KeptPage page(Connection connection, Athlete athlete, @Nullable UUID after, int limit)
            throws SQLException {
        List<NoteTable.Stored> found = NoteTable.byId(connection, athlete, after, limit);
        return new KeptPage(
                found.stream().map(NoteLines::line).toList(),
                found.size() < limit ? null : found.getLast().note().noteId());
    }

    private static Content line(NoteTable.Stored stored) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (!stored.subject().set().isEmpty()) {
            fields.put("sessionId", stored.subject().session());
            fields.put("setId", stored.subject().set());
        }
        fields.put("note", stored.note());
        return new Content(LineType.NOTE, fields);
    }
}
