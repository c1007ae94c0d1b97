package topset.program.coaching;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.Pause;
import topset.contract.TargetOverride;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.ParameterTypes.DateParameter;
import topset.edge.web.StrictJson;
import topset.program.coaching.CoachRequest.WeekdaysRequest;
import topset.rules.lift.LiftRequest;

/** Changes programs. A repeated request is answered as the first one. */
@Path("/v1/programs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
@APIResponse(responseCode = "200", description = "The program")
@APIResponse(responseCode = "409", description = "The program is over")
public class ProgramChangeResource {
    private final Commands commands;
    private final StrictJson json;
    private final Caller caller;

    ProgramChangeResource(Commands commands, StrictJson json, Caller caller) {
        this.commands = commands;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Path("/{programId}/lifts/{slotId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a lift from the next week on",
            description = "The whole lift. Another method or variant starts from the current load and reduction;"
                    + " another exercise or unit needs a start and restarts the lift;"
                    + " other equipment or another increment only rounds again. Repeated: 200.")
    public ProgramView changeLift(
            @PathParam("programId") UUID programId, @PathParam("slotId") String slotId, LiftRequest asked) {
        return change(
                programId, () -> new CoachRequest.SetLift(programId, slotId, null, json.require(asked), null, false));
    }

    @PUT
    @Path("/{programId}/lifts/{slotId}/overrides/{week}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a slot's target of one week by hand",
            description = "What is not given stays as computed. Failures, estimates, bases and steps are left alone; a"
                    + " reduction is where it goes on from. Replaces an earlier override of that week whole."
                    + " Repeated: 200.")
    public ProgramView overrideTarget(
            @PathParam("programId") UUID programId,
            @PathParam("slotId") String slotId,
            @PathParam("week") int week,
            TargetOverride asked) {
        return change(programId, () -> new CoachRequest.SetTarget(programId, slotId, week, json.require(asked)));
    }

    @DELETE
    @Path("/{programId}/lifts/{slotId}/overrides/{week}")
    @Operation(
            summary = "Take an override back: the computed target holds again",
            description = "Repeated, or without an override: 200.")
    public ProgramView removeOverride(
            @PathParam("programId") UUID programId, @PathParam("slotId") String slotId, @PathParam("week") int week) {
        return change(programId, () -> new CoachRequest.ClearTarget(programId, slotId, week));
    }

    @POST
    @Path("/{programId}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Rest: weeks not trained meanwhile repeat the plan before them",
            description =
                    "`to` is the last paused day; without it until `resume`. The same again: 200 and nothing changes.")
    public ProgramView pauseProgram(@PathParam("programId") UUID programId, Pause asked) {
        return change(
                programId, () -> new CoachRequest.PauseProgram(programId, json.require(asked, RuleChecks::pause)));
    }

    @POST
    @Path("/{programId}/resume")
    @Operation(
            summary = "Go on: today is no longer paused",
            description = "Without `from`, ends all pauses that cover today; pauses that have not begun stay."
                    + " With `from`, ends the pause that begins on that day, or cancels it if it has not begun."
                    + " If there is no such pause, the answer is 200 and nothing changes."
                    + " 409 if another pause covers the same day and would end too.")
    public ProgramView resumeProgram(
            @PathParam("programId") UUID programId,
            @Parameter(
                            description = "First day of the pause that is meant",
                            example = "2026-12-21",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("from")
                    @Nullable
                    DateParameter from) {
        return change(
                programId, () -> new CoachRequest.ResumeProgram(programId, from == null ? null : from.date(), null));
    }

    @POST
    @Path("/{programId}/end")
    @Operation(
            summary = "End the program: today is no longer part of it",
            description = "Ended already: 200 and nothing changes.")
    public ProgramView endProgram(@PathParam("programId") UUID programId) {
        return change(programId, () -> new CoachRequest.EndProgram(programId, null));
    }

    @PUT
    @Path("/{programId}/deloads/{week}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a week a deload: less load, fewer sets",
            description = "Of all lifts. The week after it has the plan that the deload week would have had; nothing"
                    + " else depends on its sets. In the current week, sets already logged become deload sets."
                    + " Replaces an earlier deload of that week whole. Repeated: 200.")
    @APIResponse(
            responseCode = "422",
            description = "The week is over, or a value is outside the rules; violations name field and rule")
    public ProgramView planDeload(
            @PathParam("programId") UUID programId, @PathParam("week") int week, DeloadDetails asked) {
        return change(programId, () -> new CoachRequest.SetDeload(programId, week, json.require(asked)));
    }

    @DELETE
    @Path("/{programId}/deloads/{week}")
    @Operation(
            summary = "Have no deload in a week, neither a planned one nor one of deloadEvery",
            description = "Repeated, or without a deload: 200.")
    @APIResponse(responseCode = "422", description = "The week is over")
    public ProgramView removeDeload(@PathParam("programId") UUID programId, @PathParam("week") int week) {
        return change(programId, () -> new CoachRequest.ClearDeload(programId, week));
    }

    @PUT
    @Path("/{programId}/weekdays")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set the weekdays of a program's days",
            description = "All weekdays; a day that is not in the list has none. A day with a weekday that passes"
                    + " without training raises the flag MISSED_TODAY when its date ends in the athlete's zone, until"
                    + " the athlete makes it up or the day is planned again. A changed weekday is valid from today on."
                    + " Repeated: 200.")
    public ProgramView setWeekdays(@PathParam("programId") UUID programId, WeekdaysRequest asked) {
        return change(
                programId,
                () -> new CoachRequest.SetWeekdays(
                        programId, json.require(asked).weekdays(), null));
    }

    /** A missing program is answered with 404 before the body is checked. */
    private ProgramView change(UUID programId, Supplier<CoachRequest.OfProgram> what) {
        var athlete = commands.owner(caller, programId);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what.get()));
    }
}
