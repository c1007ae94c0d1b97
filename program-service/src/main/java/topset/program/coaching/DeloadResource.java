package topset.program.coaching;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;

@Path("/v1/programs/{programId}/deloads/{week}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
public class DeloadResource {
    private final ProgramService programs;
    private final StrictJson json;
    private final Caller caller;

    DeloadResource(ProgramService programs, StrictJson json, Caller caller) {
        this.programs = programs;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "planDeload",
            summary = "Make a week a deload: less load, fewer sets",
            description = "Of all lifts. The week after it has the plan that the deload week would have had; nothing"
                    + " else depends on its sets. In the current week, sets already logged become deload sets."
                    + " Replaces an earlier deload of that week whole. Repeated: 200.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = DeloadRequest.class), example = """
                                    {"percent":90,"backoffSets":1,"reason":"two hard weeks"}"""))
    @APIResponse(
            responseCode = "200",
            description = "The program",
            content = @Content(schema = @Schema(implementation = ProgramView.class)))
    @APIResponse(responseCode = "409", description = "The program is over")
    @APIResponse(
            responseCode = "422",
            description = "The week is over, or a value is outside the rules; violations name field and rule")
    public ProgramView plan(
            @PathParam("programId") String programId, @PathParam("week") String week, InputStream body) {
        var id = ProgramResource.id(programId);
        var athlete = programs.owner(caller, id);
        var asked = json.read(body, DeloadRequest.class);
        return ProgramView.of(programs.planDeload(caller.actor(), athlete, id, LiftResource.number(week), asked));
    }

    @DELETE
    @Operation(
            operationId = "removeDeload",
            summary = "Have no deload in a week, neither a planned one nor one of deloadEvery",
            description = "Repeated, or without a deload: 200.")
    @APIResponse(
            responseCode = "200",
            description = "The program",
            content = @Content(schema = @Schema(implementation = ProgramView.class)))
    @APIResponse(responseCode = "409", description = "The program is over")
    @APIResponse(responseCode = "422", description = "The week is over")
    public ProgramView remove(@PathParam("programId") String programId, @PathParam("week") String week) {
        var id = ProgramResource.id(programId);
        var athlete = programs.owner(caller, id);
        return ProgramView.of(programs.removeDeload(caller.actor(), athlete, id, LiftResource.number(week)));
    }
}
