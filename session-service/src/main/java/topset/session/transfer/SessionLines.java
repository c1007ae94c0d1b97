package topset.session.transfer;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.notes.NoteLines;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.LineType;
import topset.session.events.SessionEvent;
import topset.session.events.SessionEvents;
import topset.session.events.SessionStream;
import topset.session.sessions.SessionRequests.FinishBody;
import topset.session.sessions.SessionRequests.LoadBody;
import topset.session.sessions.SessionRequests.SetBody;
import topset.session.sessions.SessionRequests.StartBody;
import topset.session.sets.SetDetails;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/**
 * Translates the events of sessions into lines of an export. A line contains the request body of the call that caused
 * the event.
 */
@Singleton
class SessionLines implements ExportedEvents {
    private final SetsAsCsv csv;

    SessionLines(SetsAsCsv csv) {
        this.csv = csv;
    }

    @Override
    public String service() {
        return "session-service";
    }

    @Override
    public Optional<Csv> csv() {
        return Optional.of(csv);
    }

    @Override
    public Optional<Content> content(RecordedEvent event) {
        return switch (SessionEvents.read(event)) {
            case SessionEvent.Started started -> {
                var session = new StartBody(sessionId(event), started.athleteId(), started.startedAt(), started.day());
                yield line(LineType.SESSION, Map.of("session", session));
            }
            case SessionEvent.SetCompleted completed -> {
                var fields = ofSession(event);
                fields.put("set", set(completed.setId(), completed.set()));
                yield line(LineType.SET, fields);
            }
            case SessionEvent.SetCorrected corrected -> {
                var fields = ofSession(event);
                fields.put("revision", corrected.revision());
                fields.put("at", corrected.correctedAt());
                fields.put("set", set(corrected.setId(), corrected.set()));
                yield line(LineType.CORRECTION, fields);
            }
            case SessionEvent.SetRemoved removed -> {
                var fields = ofSession(event);
                fields.put("revision", removed.revision());
                fields.put("at", removed.removedAt());
                fields.put("setId", removed.setId());
                fields.put("importId", removed.importId());
                yield line(LineType.REMOVAL, fields);
            }
            case SessionEvent.Finished finished -> {
                var fields = ofSession(event);
                fields.put("finish", new FinishBody(finished.finishedAt()));
                yield line(LineType.FINISH, fields);
            }
            case SessionEvent.AthleteErased erased -> Optional.empty();
        };
    }

    @Override
    public KeptPage kept(Connection connection, Athlete athlete, @Nullable UUID after, int limit) throws SQLException {
        return NoteLines.page(connection, athlete, after, limit);
    }

    private static Optional<Content> line(LineType type, Map<String, @Nullable Object> fields) {
        return Optional.of(new Content(type, fields));
    }

    private static UUID sessionId(RecordedEvent event) {
        return SessionStream.sessionId(event.stream());
    }

    private static Map<String, @Nullable Object> ofSession(RecordedEvent event) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("sessionId", sessionId(event));
        return fields;
    }

    private static SetBody set(UUID setId, SetDetails set) {
        return new SetBody(
                setId,
                set.exercise(),
                set.role(),
                new LoadBody(set.load().value(), set.load().unit()),
                set.reps().count(),
                set.rpe() == null ? null : set.rpe().value(),
                set.completedAt(),
                set.slotId(),
                set.pain() ? Boolean.TRUE : null,
                set.note());
    }
}
