package topset.edge.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.notes.Note;
import topset.edge.web.ContractJson;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RecordedEvent;
import topset.store.StreamKey;
import topset.store.audit.AuditReader;
import topset.store.read.AthleteEventReader;

/**
 * Reads a page, returns the database connection to the pool, and then writes the page to the client. So a slow client
 * occupies no connection, transaction or lock, and only one page is in memory. Events that are stored after the export
 * of an athlete has begun are not exported.
 */
@ApplicationScoped
class ExportWriter {
    private static final int ITEMS_OF_PAGE = 200;

    /** A program that reads version 1 can read every file with version 1. */
    static final int VERSION = 1;

    static final String FORMAT = "topset-export";

    private final DataSource database;
    private final ExportedEvents exported;
    private final String service;
    private final Clock clock;

    ExportWriter(
            DataSource database,
            ExportedEvents exported,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.exported = exported;
        this.clock = clock;
        this.service = service;
    }

    @JsonTypeName("export")
    private record FirstLine(
            String format,
            int version,
            String service,
            String gym,
            @Nullable String athleteId,
            OffsetDateTime exportedAt)
            implements Line {}

    @JsonTypeName("audit")
    private record AuditLine(String athleteId, AuditReader.Item entry) implements Line {}

    @JsonTypeName(LineParser.END)
    private record LastLine(long lines) implements Line {}

    private interface Step<A, B> {
        B apply(A from) throws IOException;
    }

    /** @param write writes an item, and returns the place after which the next page begins if it is the last one */
    private static <T, P> void pages(P first, Step<P, List<T>> read, Step<T, P> write) throws IOException {
        var after = first;
        List<T> page;
        do {
            page = read.apply(after);
            for (var each : page) {
                after = write.apply(each);
            }
        } while (page.size() == ITEMS_OF_PAGE);
    }

    /**
     * Begins an export.
     *
     * @param audited whether the export contains the actors of events, coaches, notes, and the audit
     * @param csv writes the sets of athletes; null for an export of all data as JSON lines
     */
    Export begin(boolean audited, ExportedEvents.@Nullable SetWriter csv, OutputStream to) {
        return new Export(audited, csv, to);
    }

    final class Export {
        private final boolean audited;
        private final ExportedEvents.@Nullable SetWriter csv;
        private final OutputStream to;
        private final Instant deadline = clock.instant().plus(StreamedLines.LONGEST);
        private long lines;

        private Export(boolean audited, ExportedEvents.@Nullable SetWriter csv, OutputStream to) {
            this.audited = audited;
            this.csv = csv;
            this.to = to;
        }

        void athlete(Athlete athlete) throws IOException {
            begin(athlete.gym(), athlete.id());
            dataOf(athlete);
            end();
        }

        /**
         * The gym's own decisions, such as its exercises, come first, because the lines of athletes refer to them. Then
         * follow each athlete's events, notes and audit entries, ordered by athlete id.
         */
        void gym(AthleteFilter athletes) throws IOException {
            begin(athletes.gym(), null);
            if (csv == null) {
                var ofGym = new StreamKey(athletes.gym(), Athlete.STREAM_OF_GYM);
                pages(
                        0L,
                        after -> query(connection -> AthleteEventReader.read(connection, ofGym, after, ITEMS_OF_PAGE)),
                        entry -> write(entry).version());
            }
            for (var id = next(athletes, ""); id.isPresent(); id = next(athletes, id.get())) {
                var athlete = new Athlete(athletes.gym(), id.get());
                if (!athlete.isGym() && !athletes.visible(List.of(athlete.id())).isEmpty()) {
                    dataOf(athlete);
                }
            }
            end();
        }

        private Optional<String> next(AthleteFilter athletes, String after) throws IOException {
            return query(connection -> AthleteEventReader.nextAthlete(connection, athletes.gym(), after));
        }

        private void dataOf(Athlete athlete) throws IOException {
            if (csv != null) {
                csv.write(athlete, to);
                return;
            }
            long upTo = query(connection -> AthleteEventReader.last(connection, athlete));
            pages(
                    0L,
                    after -> query(
                            connection -> AthleteEventReader.read(connection, athlete, after, upTo, ITEMS_OF_PAGE)),
                    entry -> write(entry).sequence());
            if (audited) {
                kept(athlete);
                audit(athlete);
            }
        }

        private void begin(String gym, @Nullable String athleteId) throws IOException {
            if (csv != null) {
                to.write((ExportedEvents.CSV_HEADER + "\r\n").getBytes(UTF_8));
                return;
            }
            var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
            write(new FirstLine(FORMAT, VERSION, service, gym, athleteId, now), Map.of());
        }

        private void end() throws IOException {
            if (csv == null) {
                write(new LastLine(lines + 1), Map.of());
            }
            to.flush();
        }

        private RecordedEvent write(AthleteEventReader.Entry entry) throws IOException {
            var event = entry.event();
            var line = exported.line(event);
            if (line.isPresent()) {
                var stored = new HashMap<String, @Nullable Object>();
                stored.put(Line.RECORDED_AT, event.recordedAt());
                if (event.published()) {
                    stored.put(Line.SEQUENCE, event.sequence());
                }
                if (audited) {
                    stored.put(Line.ACTOR, entry.actor());
                }
                write(line.get(), stored);
            }
            return event;
        }

        /**
         * Writes coaches, tags, notes, and the marks of seen flags. An export that does not name who caused events omits
         * this data, because it names persons.
         */
        private void kept(Athlete athlete) throws IOException {
            for (var line : query(connection -> exported.kept(connection, athlete))) {
                write(line, Map.of());
            }
            pages(Note.FIRST, after -> query(connection -> Note.byId(athlete, after, ITEMS_OF_PAGE)), note -> {
                write(NoteLine.of(note), Map.of());
                return note.noteId;
            });
        }

        /** Without entries about events: the line of an event already names its actor. */
        private void audit(Athlete athlete) throws IOException {
            var audit = new AuditReader(database);
            long lastEvent = query(connection -> AthleteEventReader.last(connection, athlete));
            pages(
                    new AuditReader.After(lastEvent, 0, null, 0),
                    after -> audit.ofAthlete(athlete, null, after, ITEMS_OF_PAGE),
                    listed -> {
                        if (listed.item().eventId() == null) {
                            write(new AuditLine(athlete.id(), listed.item()), Map.of());
                        }
                        return listed.after();
                    });
        }

        /** @param stored when and by whom the event of the line was stored */
        private void write(Line line, Map<String, @Nullable Object> stored) throws IOException {
            to.write(ContractJson.write(line, stored));
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
}
