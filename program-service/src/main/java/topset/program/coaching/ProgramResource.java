package topset.program.coaching;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.DateParameter;
import topset.edge.web.ItemLimit;
import topset.edge.web.Page;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.coaching.CoachRequest.FromProgramTemplate;
import topset.program.programs.NotFound;
import topset.store.Athlete;

@Path("/v1/programs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
public class ProgramResource {
    private final Commands commands;
    private final ProgramService programs;
    private final RuleChecks checks;
    private final StrictJson json;
    private final Caller caller;

    ProgramResource(Commands commands, ProgramService programs, RuleChecks checks, StrictJson json, Caller caller) {
        this.commands = commands;
        this.programs = programs;
        this.checks = checks;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "startProgram",
            summary = "Start a program",
            description = "Idempotent by programId: the same again is 200 with the same answer, other content is 409."
                    + " The athlete's earlier program ends where this one starts.")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "bench press, one top set and backoffs", value = """
                                    {"athleteId":"lifter-1","startsOn":"2026-11-23","lifts":[{"slotId":"d1-bench-press",
                                     "day":1,"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},
                                     "progression":{"method":"LINEAR"},"start":{"load":120}}]}\
                                    """),
                                @ExampleObject(name = "several days of the guide", value = """
                                    {"athleteId":"lifter-1","startsOn":"2026-11-23",
                                     "templates":[{"day":1,"template":"push-day"},{"day":3,"template":"leg-day"}],
                                     "lifts":[{"exercise":"bench-press","start":{"load":100}},
                                      {"exercise":"incline-dumbbell-press","start":{"load":30}},
                                      {"exercise":"cable-fly","start":{"load":15}},
                                      {"exercise":"lateral-raise","start":{"load":10}},
                                      {"exercise":"triceps-pushdown","start":{"load":30}},
                                      {"exercise":"squat","start":{"load":140}},
                                      {"exercise":"romanian-deadlift","start":{"load":110}},
                                      {"exercise":"leg-press","start":{"load":200}},
                                      {"exercise":"leg-curl","start":{"load":50}},
                                      {"exercise":"calf-raise","start":{"load":60}}]}\
                                    """)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Started",
            content = @Content(schema = @Schema(implementation = ProgramView.class)))
    @APIResponse(responseCode = "200", description = "Had been started with the same content")
    @APIResponse(responseCode = "409", description = "The id belongs to another program")
    public RestResponse<ProgramView> start(ProgramRequest asked) {
        json.require(asked, checks::ofItself);
        caller.requireWritable(asked.athleteId());
        var stored = commands.start(caller.actor(), caller.gym(), asked, FromProgramTemplate.NONE);
        var view = ProgramView.of(stored);
        return stored.created()
                ? RestResponse.ResponseBuilder.<ProgramView>created(URI.create("/v1/programs/" + view.programId()))
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }

    @GET
    @Path("/{programId}")
    @RunOnVirtualThread
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(operationId = "getProgram", summary = "A program with every default filled in, and its warnings")
    public ProgramView read(@PathParam("programId") UUID programId) {
        var stored = programs.find(caller.gym(), programId).orElseThrow(() -> NotFound.program(programId));
        caller.requireVisible(stored.athlete().id(), () -> NotFound.program(programId));
        return ProgramView.of(stored);
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(operationId = "listPrograms", summary = "An athlete's programs, in the order in which they run")
    public Page<ProgramView> list(
            @QueryParam("athleteId") @Nullable String athleteId,
            @QueryParam("limit") @DefaultValue(ItemLimit.DEFAULT) ItemLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        if (athleteId == null) {
            throw Problem.malformed("athleteId", "is required");
        }
        caller.requireVisible(athleteId);
        var views = programs.list(new Athlete(caller.gym(), athleteId)).stream()
                .map(ProgramView::of)
                .toList();
        if (cursor != null) {
            var last = Cursor.id(cursor);
            views = views.stream()
                    .dropWhile(program -> !program.programId().toString().equals(last))
                    .skip(1)
                    .toList();
        }
        return Page.of(views, limit.items(), last -> Cursor.of(last.programId().toString()));
    }

    @POST
    @Path("/{programId}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "pauseProgram",
            summary = "Rest: weeks not trained meanwhile repeat the plan before them",
            description =
                    "`to` is the last paused day; without it until `resume`. The same again: 200 and nothing changes.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"from\":\"2026-12-21\",\"to\":\"2027-01-03\",\"reason\":\"Christmas at home\"}"))
    @APIResponse(responseCode = "200", description = "The program")
    @APIResponse(responseCode = "409", description = "The program is over")
    public ProgramView pause(@PathParam("programId") UUID programId, PauseRequest asked) {
        var athlete = commands.owner(caller, programId);
        json.require(asked, PauseRequest::check);
        return ProgramView.of(
                commands.execute(caller.actor(), athlete, new CoachRequest.PauseProgram(programId, asked)));
    }

    @POST
    @Path("/{programId}/resume")
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "resumeProgram",
            summary = "Go on: today is no longer paused",
            description = "Without `from`, ends all pauses that cover today; pauses that have not begun stay."
                    + " With `from`, ends the pause that begins on that day, or cancels it if it has not begun."
                    + " If there is no such pause, the answer is 200 and nothing changes."
                    + " 409 if another pause covers the same day and would end too.")
    public ProgramView resume(
            @PathParam("programId") UUID programId,
            @Parameter(description = "First day of the pause that is meant", example = "2026-12-21")
                    @QueryParam("from")
                    @Nullable
                    DateParameter from) {
        var athlete = commands.owner(caller, programId);
        var what = new CoachRequest.ResumeProgram(programId, from == null ? null : from.date(), null);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what));
    }

    @POST
    @Path("/{programId}/end")
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "endProgram",
            summary = "End the program: today is no longer part of it",
            description = "Ended already: 200 and nothing changes.")
    public ProgramView end(@PathParam("programId") UUID programId) {
        var athlete = commands.owner(caller, programId);
        return ProgramView.of(commands.execute(caller.actor(), athlete, new CoachRequest.EndProgram(programId, null)));
    }

    @PUT
    @Path("/{programId}/deloads/{week}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "planDeload",
            summary = "Make a week a deload: less load, fewer sets",
            description = "Of all lifts. The week after it has the plan that the deload week would have had; nothing"
                    + " else depends on its sets. In the current week, sets already logged become deload sets."
                    + " Replaces an earlier deload of that week whole. Repeated: 200.")
    @RequestBody(content = @Content(example = """
                {"percent":90,"backoffSets":1,"reason":"two hard weeks"}\
                """))
    @APIResponse(responseCode = "200", description = "The program")
    @APIResponse(responseCode = "409", description = "The program is over")
    @APIResponse(
            responseCode = "422",
            description = "The week is over, or a value is outside the rules; violations name field and rule")
    public ProgramView planDeload(
            @PathParam("programId") UUID programId, @PathParam("week") int week, DeloadRequest asked) {
        var athlete = commands.owner(caller, programId);
        json.require(asked);
        var what = new CoachRequest.SetDeload(programId, week, asked);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what, DeloadRequest.class));
    }

    @DELETE
    @Path("/{programId}/deloads/{week}")
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "removeDeload",
            summary = "Have no deload in a week, neither a planned one nor one of deloadEvery",
            description = "Repeated, or without a deload: 200.")
    @APIResponse(responseCode = "200", description = "The program")
    @APIResponse(responseCode = "409", description = "The program is over")
    @APIResponse(responseCode = "422", description = "The week is over")
    public ProgramView removeDeload(@PathParam("programId") UUID programId, @PathParam("week") int week) {
        var athlete = commands.owner(caller, programId);
        var what = new CoachRequest.ClearDeload(programId, week);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what));
    }
}
