package topset.program.coaching;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.coaching.CoachRequest.FromProgramTemplate;
import topset.program.programs.NotFound;
import topset.store.Athlete;

@Path("/v1/programs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
@RunOnVirtualThread
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
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
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
    @APIResponse(responseCode = "201", description = "Started")
    @APIResponse(responseCode = "200", description = "Had been started with the same content")
    @APIResponse(responseCode = "409", description = "The id belongs to another program")
    public RestResponse<ProgramView> startProgram(ProgramRequest asked) {
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
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "A program with every default filled in, and its warnings")
    public ProgramView getProgram(@PathParam("programId") UUID programId) {
        var stored = programs.find(caller.gym(), programId).orElseThrow(() -> NotFound.program(programId));
        caller.requireVisible(stored.athlete().id(), () -> NotFound.program(programId));
        return ProgramView.of(stored);
    }

    @GET
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "An athlete's programs, in the order in which they run")
    public Page<ProgramView> listPrograms(
            @QueryParam("athleteId") @Nullable String athleteId, @BeanParam PageRequest asked) {
        if (athleteId == null) {
            throw Problem.malformed("athleteId", "is required");
        }
        caller.requireVisible(athleteId);
        var last = Cursor.id(asked.cursor());
        var views = programs.list(new Athlete(caller.gym(), athleteId)).stream()
                .map(ProgramView::of)
                .dropWhile(
                        each -> !last.isEmpty() && !each.programId().toString().equals(last))
                .skip(last.isEmpty() ? 0 : 1)
                .toList();
        return asked.page(_ -> views, each -> Cursor.of(each.programId().toString()));
    }
}
