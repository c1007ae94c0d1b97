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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}/export")
@RunOnVirtualThread
@Tag(name = "Transfer", description = "Everything out, and a whole gym in")
public class AthleteExportResource {
    private final Exports exports;
    private final Caller caller;

    AthleteExportResource(Exports exports, Caller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    @GET
    @Produces({Exports.NDJSON, Exports.CSV})
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            operationId = "exportAthlete",
            summary = "Everything that this service holds of an athlete, one JSON object per line",
            description = "The first line names format, version, service, gym and time; the last one, export-end, the"
                    + " number of lines: without it the file has been cut. docs/transfer.md describes the lines. Notes are"
                    + " included, and removed and corrected sets with their former values. Actors and the audit are left"
                    + " out for an analyst. What follows from these lines, such as plans, is not exported: an import"
                    + " computes it again. One export of an athlete at a time: 429.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content = {
                @Content(mediaType = Exports.NDJSON, schema = @Schema(implementation = String.class), example = """
                                {"type":"export","format":"topset-export","version":1,"service":"session-service","gym":"iron-temple","athleteId":"lifter-1","exportedAt":"2026-11-27T08:00:00Z"}
                                {"type":"export-end","lines":2}"""),
                @Content(
                        mediaType = Exports.CSV,
                        schema = @Schema(implementation = String.class),
                        example = Exports.CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "422", description = "format is neither ndjson nor csv, or this service has no CSV")
    public Response export(
            @PathParam("athleteId") String athleteId,
            @QueryParam("format") @Nullable String format,
            @Context RoutingContext request) {
        caller.requireVisible(athleteId);
        // As in GET /v1/audit, only a caller who may change the athlete's data sees the actors.
        return exports.athlete(
                request, caller.actor(), new Athlete(caller.gym(), athleteId), format, caller.mayWrite(athleteId));
    }
}
