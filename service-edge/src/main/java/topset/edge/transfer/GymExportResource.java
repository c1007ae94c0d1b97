package topset.edge.transfer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

@Path("/v1/export")
@RunOnVirtualThread
@Tag(name = "Transfer")
public class GymExportResource {
    private final Exports exports;
    private final Caller caller;

    GymExportResource(Exports exports, Caller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    @GET
    @Produces({Exports.NDJSON, Exports.CSV})
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            operationId = "exportGym",
            summary = "Everything that this service holds of the gym, athlete by athlete, one JSON object per line",
            description =
                    "As exportAthlete, for all athletes of the gym in the order of their ids. One export of a gym at"
                            + " a time: 429. POST /v1/imports of both services reads the exports of both, also in one file.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content = {
                @Content(mediaType = Exports.NDJSON, schema = @Schema(implementation = String.class), example = """
                                {"type":"export","format":"topset-export","version":1,"service":"session-service","gym":"iron-temple","exportedAt":"2026-11-27T08:00:00Z"}
                                {"type":"export-end","lines":2}"""),
                @Content(
                        mediaType = Exports.CSV,
                        schema = @Schema(implementation = String.class),
                        example = Exports.CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "422", description = "format is neither ndjson nor csv, or this service has no CSV")
    public Response export(@QueryParam("format") @Nullable String format, @Context RoutingContext request) {
        var audited = caller.isCoachOrPlatform();
        return exports.gym(request, caller.actor(), caller.athletes(), format, audited);
    }
}
