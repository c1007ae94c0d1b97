package topset.session.transfer;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.ExportedEvents;
import topset.session.events.SessionEvents;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

/**
 * Writes an athlete's sets as CSV (RFC 4180), except removed sets: the oldest session first, and the sets of each
 * session in order. Only a few sessions are read at a time, so a page has at most 2,000 sets.
 */
@Singleton
class SetsAsCsv implements ExportedEvents.Csv {
    private static final int SESSIONS_AT_A_TIME = 4;

    private static final String HEADER =
            "athleteId,sessionId,startedAt,day,setId,exercise,role,load,unit,reps,rpe,pain,completedAt,slotId,note\r\n";

    private static final String SETS = """
        select s.session_id, s.started_at, s.started_at_text, s.day, l.set_id, l.details
          from (select * from session_summary t where t.gym = ? and t.athlete = ?
                   and (t.started_at, t.session_id) > (coalesce(?::timestamptz, '-infinity'), ?::uuid)
                 order by t.started_at, t.session_id limit ?) as s
          left join lateral (select * from logged_set u where u.gym = s.gym and u.session_id = s.session_id
                                and not u.removed) as l on true
         order by s.started_at, s.session_id, l.completed_at, l.sequence\
        """;

    private static final UUID FIRST = new UUID(0, 0);

    private final DataSource database;

    SetsAsCsv(DataSource database) {
        this.database = database;
    }

    private record Place(@Nullable OffsetDateTime startedAt, UUID sessionId) {}

    @Override
    public void header(OutputStream to) throws IOException {
        to.write(HEADER.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void sets(Athlete athlete, OutputStream to) throws IOException {
        var printer = CSVFormat.RFC4180.print(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        Place after = new Place(null, FIRST);
        while (after != null) {
            var rows = new ArrayList<List<Object>>();
            after = read(athlete, after, rows);
            printer.printRecords(rows);
        }
        printer.flush();
    }

    /** Returns the session after which the next page begins; null if this page is the last one. */
    private @Nullable Place read(Athlete athlete, Place after, List<List<Object>> rows) {
        var places = Query.on(
                database,
                connection -> Sql.list(
                        connection,
                        SETS,
                        found -> {
                            if (found.getString(5) != null) {
                                rows.add(values(athlete, found));
                            }
                            return new Place(found.getObject(2, OffsetDateTime.class), found.getObject(1, UUID.class));
                        },
                        athlete.gym(),
                        athlete.id(),
                        after.startedAt(),
                        after.sessionId(),
                        SESSIONS_AT_A_TIME));
        return places.isEmpty() ? null : places.getLast();
    }

    private static List<Object> values(Athlete athlete, ResultSet found) throws SQLException {
        var set = SessionEvents.readSet(found.getString(6));
        return Arrays.asList(
                harmless(athlete.id()),
                found.getString(1),
                found.getString(3),
                found.getObject(4),
                found.getString(5),
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
