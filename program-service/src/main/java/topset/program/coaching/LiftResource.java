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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;
import topset.rules.lift.LiftRequest;

@Path("/v1/programs/{programId}/lifts/{slotId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
public class LiftResource {
    private final Commands commands;
    private final StrictJson json;
    private final Caller caller;

    LiftResource(Commands commands, StrictJson json, Caller caller) {
        this.commands = commands;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeLift",
            summary = "Change a lift from the next week on",
            description = "The whole lift. Another method or variant starts from the current load and reduction;"
                    + " another exercise or unit needs a start and restarts the lift;"
                    + " other equipment or another increment only rounds again. Repeated: 200.")
    @RequestBody(content = @Content(example = """
                                    {"day":1,"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},"progression":{"method":"RPE"}}"""))
    @APIResponse(responseCode = "200", description = "The program")
    @APIResponse(responseCode = "409", description = "The program is over")
    public ProgramView change(
            @PathParam("programId") UUID programId, @PathParam("slotId") String slotId, LiftRequest asked) {
        var athlete = commands.owner(caller, programId);
        json.require(asked);
        var what = new CoachRequest.SetLift(programId, slotId, null, asked, null, false);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what, LiftRequest.class));
    }

    @PUT
    @Path("/overrides/{week}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "overrideTarget",
            summary = "Set a slot's target of one week by hand",
            description =
                    "What is not given stays as computed. Failures, estimates, bases and steps are left alone; a"
                            + " reduction is where it goes on from. Replaces an earlier override of that week whole. Repeated: 200.")
    @RequestBody(content = @Content(example = """
                                    {"load":115,"backoffSets":2,"reason":"shoulder feels tight"}"""))
    @APIResponse(responseCode = "200", description = "The program")
    @APIResponse(responseCode = "409", description = "The program is over")
    public ProgramView override(
            @PathParam("programId") UUID programId,
            @PathParam("slotId") String slotId,
            @PathParam("week") int week,
            OverrideRequest asked) {
        var athlete = commands.owner(caller, programId);
        json.require(asked);
        var what = new CoachRequest.SetTarget(programId, slotId, week, asked);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what, OverrideRequest.class));
    }

    @DELETE
    @Path("/overrides/{week}")
    @Operation(
            operationId = "removeOverride",
            summary = "Take an override back: the computed target holds again",
            description = "Repeated, or without an override: 200.")
    public ProgramView removeOverride(
            @PathParam("programId") UUID programId, @PathParam("slotId") String slotId, @PathParam("week") int week) {
        var athlete = commands.owner(caller, programId);
        var what = new CoachRequest.ClearTarget(programId, slotId, week);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what));
    }
}
