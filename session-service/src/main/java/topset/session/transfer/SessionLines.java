package topset.session.transfer;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.Line;
import topset.session.events.SessionEvents;
import topset.session.history.PastSessions;
import topset.session.sessions.SessionView;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/** Translates the events of sessions into lines of an export, and writes sets as CSV (RFC 4180). */
@Singleton
class SessionLines implements ExportedEvents {
    private static final int SESSIONS_AT_A_TIME = 4;

    private final PastSessions past;

    SessionLines(PastSessions past) {
        this.past = past;
    }

    @Override
    public Optional<Line> line(RecordedEvent event) {
        return Optional.ofNullable(SessionLine.of(event, SessionEvents.read(event)));
    }

    @Override
    public SetWriter sets() {
        return this::write;
    }

    /**
     * Without removed sets: the oldest session first, and the sets of each session in order. Only a few sessions are
     * read at a time, so a page has at most 2,000 sets.
     */
    private void write(Athlete athlete, OutputStream to) throws IOException {
        var printer = CSVFormat.RFC4180.print(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        var page = past.oldestFirst(athlete, null, SESSIONS_AT_A_TIME);
        while (!page.isEmpty()) {
            for (var session : page) {
                for (var set : session.sets()) {
                    printer.printRecord(values(session, set));
                }
            }
            page = past.oldestFirst(athlete, page.getLast(), SESSIONS_AT_A_TIME);
        }
        printer.flush();
    }

    private static List<Object> values(SessionView session, SessionView.SetView logged) {
        var set = logged.set();
        return Arrays.asList(
                harmless(session.athleteId()),
                session.sessionId(),
                session.startedAt(),
                session.day(),
                logged.setId(),
                harmless(set.exercise()),
                set.role(),
                set.load().value().toPlainString(),
                set.load().unit(),
                set.reps(),
                set.rpe() == null ? null : set.rpe().toPlainString(),
                set.pain(),
                set.completedAt(),
                harmless(set.slotId()),
                harmless(set.note()));
    }

    /**
     * A spreadsheet executes a text that begins like a formula, so an apostrophe is put before such a text (OWASP, CSV
     * Injection). Numbers need no apostrophe: a spreadsheet does not execute {@code -10}.
     */
    static @Nullable String harmless(@Nullable String text) {
        return text == null || text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
