package topset.edge.transfer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.audit.AuditTrail;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.transfer.TransferSlots.Kind;
import topset.edge.web.OpenSlots;
import topset.edge.web.Problem;
import topset.store.Athlete;
import topset.store.audit.AuditEntry;

@Path("/v1/export")
@RunOnVirtualThread
@Tag(name = "Transfer", description = "Everything out, and a whole gym in")
public class ExportResource {
    static final String NDJSON = StreamedLines.NDJSON;
    static final String CSV = "text/csv";

    private final ExportedEvents exported;
    private final ExportWriter writer;
    private final TransferSlots slots;
    private final AuditTrail audit;
    private final Caller caller;

    ExportResource(ExportedEvents exported, ExportWriter writer, TransferSlots slots, AuditTrail audit, Caller caller) {
        this.exported = exported;
        this.writer = writer;
        this.slots = slots;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Produces({NDJSON, CSV})
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "Everything that this service holds of the gym, athlete by athlete, one JSON object per line",
            description =
                    "As exportAthlete, for all athletes of the gym in the order of their ids. One export of a gym at"
                            + " a time: 429. POST /v1/imports of both services reads the exports of both, also in one file.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "422", description = "format is neither ndjson nor csv, or this service has no CSV")
    public Response exportGym(@QueryParam("format") @Nullable String format, @Context RoutingContext request) {
        var audited = caller.isCoachOrPlatform();
        var athletes = caller.athletes();
        var csv = csv(format);
        var slot = slots.begin(Kind.GYM_EXPORT, athletes.gym());
        addToAudit("GET /v1/export", null);
        return answer(request, csv, slot, to -> writer.begin(audited, csv, to).gym(athletes));
    }

    /** The framework finds no method of a class whose path is shorter, because other classes have longer ones. */
    @Path("/v1/athletes/{athleteId}/export")
    @RunOnVirtualThread
    @Tag(name = "Transfer")
    public static class OfAthlete {
        private final ExportResource exports;

        OfAthlete(ExportResource exports) {
            this.exports = exports;
        }

        @GET
        @Produces({NDJSON, CSV})
        @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
        @Operation(
                summary = "Everything that this service holds of an athlete, one JSON object per line",
                description = "The first line names format, version, service, gym and time; the last one, export-end,"
                        + " the number of lines: without it the file has been cut. docs/transfer.md describes the lines."
                        + " Notes are included, and removed and corrected sets with their former values. Actors and the"
                        + " audit are left out for an analyst. What follows from these lines, such as plans, is not"
                        + " exported: an import computes it again. One export of an athlete at a time: 429.")
        @APIResponse(
                responseCode = "200",
                description = "The lines",
                content = {
                    @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)),
                    @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
                })
        @APIResponse(responseCode = "422", description = "format is neither ndjson nor csv, or this service has no CSV")
        public Response exportAthlete(
                @PathParam("athleteId") String athleteId,
                @QueryParam("format") @Nullable String format,
                @Context RoutingContext request) {
            return exports.athlete(athleteId, format, request);
        }
    }

    private Response athlete(String athleteId, @Nullable String format, RoutingContext request) {
        caller.requireVisible(athleteId);
        // As in GET /v1/audit, only a caller who may change the athlete's data sees the actors.
        var audited = caller.mayWrite(athleteId);
        var athlete = new Athlete(caller.gym(), athleteId);
        var csv = csv(format);
        var slot = slots.begin(Kind.ATHLETE_EXPORT, athlete);
        addToAudit("GET /v1/athletes/{athleteId}/export", athleteId);
        return answer(request, csv, slot, to -> writer.begin(audited, csv, to).athlete(athlete));
    }

    private void addToAudit(String action, @Nullable String athlete) {
        var status = Response.Status.OK.getStatusCode();
        audit.count(
                new AuditEntry(AuditEntry.Kind.EXPORT, caller.actor(), action, caller.gym(), athlete, null, status, 1));
    }

    private static Response answer(
            RoutingContext request,
            ExportedEvents.@Nullable SetWriter csv,
            OpenSlots.OpenSlot slot,
            StreamingOutput export) {
        return StreamedLines.answer(request, csv == null ? NDJSON : CSV + ";charset=UTF-8", slot, export);
    }

    private ExportedEvents.@Nullable SetWriter csv(@Nullable String format) {
        if (format == null || format.equals("ndjson")) {
            return null;
        }
        if (!format.equals("csv")) {
            throw Problem.refused("format", "must be ndjson or csv, not " + format, "format");
        }
        var csv = exported.sets();
        if (csv == null) {
            throw Problem.refused(
                    "format",
                    "must be ndjson in this service: only the session service can export sets as csv",
                    "format");
        }
        return csv;
    }
}
