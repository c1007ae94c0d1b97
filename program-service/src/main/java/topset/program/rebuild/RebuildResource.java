package topset.program.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.operations.OperatorCall;
import topset.edge.web.StrictJson;

/** Lets operators compare each athlete's stored plans with rebuilt plans, and correct the stored plans. */
@Path("/v1/operations/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class RebuildResource {
    private final Rebuilds rebuilds;
    private final Caller caller;
    private final StrictJson json;
    private final OperatorCall call;

    RebuildResource(Rebuilds rebuilds, Caller caller, StrictJson json, OperatorCall call) {
        this.rebuilds = rebuilds;
        this.caller = caller;
        this.json = json;
        this.call = call;
    }

    @Schema(name = "Rebuilds")
    public record Items(List<Rebuild> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check what is derived of each athlete, or make it right",
            description =
                    "Folds each athlete again, from the stored sets or from the log, and reports in what that differs from what is served. With mode APPLY what differs is written, and TargetRecomputed of this and the next week is published, caused by rebuild/{id}. 409 while another is not over.")
    @APIResponse(
            responseCode = "201",
            description = "The rebuild has begun",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    public Response startRebuild(RebuildOrder wanted) {
        json.require(wanted, RebuildOrder::check);
        call.concerns(wanted.topic(), wanted.gym(), wanted.athleteId());
        var begun = rebuilds.start(wanted, caller.subject());
        return Response.created(URI.create("/v1/operations/rebuilds/" + begun.id))
                .entity(begun)
                .build();
    }

    @GET
    @Operation(summary = "The newest rebuilds")
    public Items rebuilds() {
        return new Items(rebuilds.newest(20));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a rebuild is, and in what athletes differ from what is served")
    public Rebuild rebuild(@PathParam("id") UUID id) {
        return rebuilds.find(id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "End a rebuild; athletes who were done stay as they are")
    public Rebuild abandonRebuild(@PathParam("id") UUID id) {
        rebuilds.abandon(id, caller.subject());
        return rebuilds.find(id);
    }
}
