package topset.edge.transfer;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.audit.AuditTrail;
import topset.edge.identity.AthleteFilter;
import topset.edge.transfer.TransferSlots.Kind;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.audit.AuditEntry;

@ApplicationScoped
class Exports {
    static final String NDJSON = StreamedLines.NDJSON;
    static final String CSV = "text/csv";

    /** The header line of the CSV format. */
    static final String CSV_EXAMPLE =
            "athleteId,sessionId,startedAt,day,setId,exercise,role,load,unit,reps,rpe,pain,completedAt,slotId,note";

    private final DataSource database;
    private final ExportedEvents exported;
    private final TransferSlots slots;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    Exports(DataSource database, ExportedEvents exported, TransferSlots slots, AuditTrail audit) {
        this.database = database;
        this.exported = exported;
        this.slots = slots;
        this.audit = audit;
    }

    /**
     * @param actor for the audit
     * @param audited whether the export contains actors, notes and the audit
     */
    Response athlete(RoutingContext request, Actor actor, Athlete athlete, @Nullable String format, boolean audited) {
        var csv = csv(format);
        var slot = slots.begin(Kind.ATHLETE_EXPORT, athlete);
        addToAudit(actor, "GET /v1/athletes/{athleteId}/export", athlete.gym(), athlete.id());
        return answer(request, csv.isPresent(), slot, to -> {
            if (csv.isPresent()) {
                csv.get().header(to);
                csv.get().sets(athlete, to);
            } else {
                writer(audited, to).athlete(athlete);
            }
        });
    }

    /** Exports those athletes of the gym whom the caller sees. */
    Response gym(
            RoutingContext request, Actor actor, AthleteFilter athletes, @Nullable String format, boolean audited) {
        var csv = csv(format);
        var gym = athletes.gym();
        var slot = slots.begin(Kind.GYM_EXPORT, gym);
        addToAudit(actor, "GET /v1/export", gym, null);
        return answer(request, csv.isPresent(), slot, to -> {
            if (csv.isPresent()) {
                csv.get().header(to);
                writer(audited, to).csv(athletes, csv.get());
            } else {
                writer(audited, to).gym(athletes);
            }
        });
    }

    private void addToAudit(Actor actor, String action, String gym, @Nullable String athlete) {
        audit.count(new AuditEntry(
                AuditEntry.Kind.EXPORT, actor, action, gym, athlete, null, Response.Status.OK.getStatusCode(), 1));
    }

    private ExportWriter writer(boolean audited, OutputStream to) {
        return new ExportWriter(database, exported, audited, to, clock);
    }

    private static Response answer(
            RoutingContext request, boolean isCsv, TransferSlots.Slot slot, StreamedLines.Lines export) {
        return StreamedLines.answer(request, isCsv ? CSV + ";charset=UTF-8" : NDJSON, slot, export);
    }

    private Optional<ExportedEvents.Csv> csv(@Nullable String format) {
        return switch (format) {
            case null -> Optional.empty();
            case "ndjson" -> Optional.empty();
            case "csv" ->
                Optional.of(exported.csv()
                        .orElseThrow(() -> Problem.refused(
                                "format",
                                "must be ndjson in this service: only the session service can export sets" + " as csv",
                                "format")));
            default -> throw Problem.refused("format", "must be ndjson or csv, not " + format, "format");
        };
    }
}
