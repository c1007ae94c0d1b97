package topset.edge.transfer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.operations.AuditResource;
import topset.edge.web.ContractJson;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.StreamKey;
import topset.store.audit.AuditReader;
import topset.store.read.AthleteEventReader;

/**
 * Reads a page, returns the database connection to the pool, and then writes the page to the client. So a slow client
 * occupies no connection, transaction or lock, and only one page is in memory. Events that are stored after the export
 * of an athlete has begun are not exported.
 */
final class ExportWriter {
    private static final int EVENTS_AT_A_TIME = 200;
    private static final int ENTRIES_AT_A_TIME = 200;

    /** A program that reads version 1 can read every file with version 1. */
    static final int VERSION = 1;

    static final String FORMAT = "topset-export";

    private final DataSource database;
    private final ExportedEvents exported;
    private final boolean audited;
    private final OutputStream to;
    private final Clock clock;
    private final AthleteEventReader reader = new AthleteEventReader();
    private final Instant deadline;
    private long lines;

    /** @param audited whether the export contains the actors of events, coaches, notes, and the audit */
    ExportWriter(DataSource database, ExportedEvents exported, boolean audited, OutputStream to, Clock clock) {
        this.database = database;
        this.exported = exported;
        this.audited = audited;
        this.to = to;
        this.clock = clock;
        this.deadline = clock.instant().plus(StreamedLines.LONGEST);
    }

    void athlete(Athlete athlete) throws IOException {
        begin(athlete.gym(), athlete.id());
        events(athlete);
        kept(athlete);
        audit(athlete);
        end();
    }

    /**
     * The gym's own decisions, such as its exercises, come first, because the lines of athletes refer to them. Then
     * follow each athlete's events, notes and audit entries, ordered by athlete id.
     */
    void gym(AthleteFilter athletes) throws IOException {
        begin(athletes.gym(), null);
        for (var stream : exported.gymStreams()) {
            events(new StreamKey(athletes.gym(), stream));
        }
        for (var next = next(athletes, ""); next.isPresent(); next = next(athletes, next.get())) {
            var athlete = new Athlete(athletes.gym(), next.get());
            events(athlete);
            kept(athlete);
            audit(athlete);
        }
        end();
    }

    void csv(AthleteFilter athletes, ExportedEvents.Csv csv) throws IOException {
        for (var next = next(athletes, ""); next.isPresent(); next = next(athletes, next.get())) {
            csv.sets(new Athlete(athletes.gym(), next.get()), to);
        }
    }

    private Optional<String> next(AthleteFilter athletes, String after) throws IOException {
        var next = nextStored(athletes.gym(), after);
        while (next.isPresent() && !isExported(athletes, next.get())) {
            next = nextStored(athletes.gym(), next.get());
        }
        return next;
    }

    private static boolean isExported(AthleteFilter athletes, String athlete) {
        return !new Athlete(athletes.gym(), athlete).isGym()
                && !athletes.visible(List.of(athlete)).isEmpty();
    }

    private Optional<String> nextStored(String gym, String after) throws IOException {
        return query(connection -> reader.nextAthlete(connection, gym, after));
    }

    private void begin(String gym, @Nullable String athleteId) throws IOException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("format", FORMAT);
        fields.put("version", VERSION);
        fields.put("service", exported.service());
        fields.put("gym", gym);
        fields.put("athleteId", athleteId);
        fields.put("exportedAt", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
        line(LineType.EXPORT, fields);
    }

    private void end() throws IOException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("lines", lines + 1);
        line(LineType.EXPORT_END, fields);
        to.flush();
    }

    private void events(Athlete athlete) throws IOException {
        long upTo = query(connection -> reader.last(connection, athlete));
        long after = 0;
        while (after < upTo) {
            long from = after;
            var page = query(connection -> reader.read(connection, athlete, from, upTo, EVENTS_AT_A_TIME));
            for (var entry : page) {
                event(athlete, entry);
            }
            if (page.isEmpty()) {
                return;
            }
            after = page.getLast().event().sequence();
        }
    }

    private void events(StreamKey ofGym) throws IOException {
        List<AthleteEventReader.Entry> page;
        long after = 0;
        do {
            long from = after;
            page = query(connection -> reader.read(connection, ofGym, from, EVENTS_AT_A_TIME));
            for (var entry : page) {
                event(null, entry);
                after = entry.event().version();
            }
        } while (page.size() == EVENTS_AT_A_TIME);
    }

    /** @param athlete null for a decision of the gym */
    private void event(@Nullable Athlete athlete, AthleteEventReader.Entry entry) throws IOException {
        var content = exported.content(entry.event());
        if (content.isEmpty()) {
            return;
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("athleteId", athlete == null ? null : athlete.id());
        fields.putAll(content.get().fields());
        fields.put("sequence", entry.event().published() ? entry.event().sequence() : null);
        fields.put("recordedAt", entry.event().recordedAt());
        if (audited && entry.actor() != null) {
            fields.put("actor", AuditResource.Who.of(entry.actor()));
        }
        line(content.get().type(), fields);
    }

    /**
     * Writes coaches, tags, notes, and the marks of seen flags. An export that does not name who caused events omits
     * this data, because it names persons.
     */
    private void kept(Athlete athlete) throws IOException {
        if (!audited) {
            return;
        }
        UUID after = null;
        do {
            var from = after;
            var page = query(connection -> exported.kept(connection, athlete, from, EVENTS_AT_A_TIME));
            for (var content : page.lines()) {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                fields.put("athleteId", athlete.id());
                fields.putAll(content.fields());
                line(content.type(), fields);
            }
            after = page.next();
        } while (after != null);
    }

    /** Without entries about events: the line of an event already names its actor. */
    private void audit(Athlete athlete) throws IOException {
        if (!audited) {
            return;
        }
        var audit = new AuditReader(database);
        long lastEvent = query(connection -> reader.last(connection, athlete));
        var after = new AuditReader.After(lastEvent, 0, null);
        List<AuditReader.Item> page;
        do {
            page = audit.ofAthlete(athlete, null, after, ENTRIES_AT_A_TIME);
            for (var item : page) {
                if (item.eventId() == null) {
                    line(LineType.AUDIT, Map.of("athleteId", athlete.id(), "entry", AuditResource.Item.of(item)));
                }
                after = item.after();
            }
        } while (page.size() == ENTRIES_AT_A_TIME);
    }

    private void line(LineType type, Map<String, @Nullable Object> fields) throws IOException {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("type", type.text());
        fields.forEach((name, value) -> {
            if (value != null) {
                line.put(name, value);
            }
        });
        to.write(ContractJson.write(line));
        to.write('\n');
        lines++;
    }

    private <T> T query(Query<T> query) throws IOException {
        if (clock.instant().isAfter(deadline)) {
            throw new IOException("the export takes longer than " + StreamedLines.LONGEST);
        }
        return QuarkusTransaction.requiringNew().call(() -> Query.on(database, query));
    }
}
