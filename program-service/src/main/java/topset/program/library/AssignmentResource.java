package topset.program.library;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.QueryFlag;
import topset.edge.web.StrictJson;

@Path("/v1/program-templates/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Program library")
public class AssignmentResource {
    private final AssignmentService assignments;
    private final TemplateAthletes athletes;
    private final StrictJson json;
    private final Caller caller;

    AssignmentResource(AssignmentService assignments, TemplateAthletes athletes, StrictJson json, Caller caller) {
        this.assignments = assignments;
        this.athletes = athletes;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Path("/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "assignProgramTemplate",
            summary = "Start a program from the program template for each of up to 100 athletes",
            description = "Each athlete is answered on its own, as POST /v1/programs would: a refused one stops"
                    + " no other. Every lift needs a start: that of the program template, or the most"
                    + " specific entry of `starts` (an athlete's before one for all, a slot's before an"
                    + " exercise's before one for all lifts). The planned deloads are planned too, but for"
                    + " weeks that are over. Idempotent by the program template, its version, the athlete"
                    + " and `startsOn`: the same again is REPEATED, other starts are refused with 409. To be"
                    + " safe to repeat, name `version`. One assignment of a gym at a time: 429. A call ends"
                    + " within five seconds; athletes it did not reach are refused with 503: send the same"
                    + " call again.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AssignmentRequest.class), example = """
                                    {"athleteIds":["lifter-1","lifter-2"],"startsOn":"2026-12-07","version":1,
                                     "starts":[{"start":{"fromHistory":true}},
                                      {"exercise":"bench-press","start":{"oneRepMax":120}},
                                      {"athleteId":"lifter-2","slotId":"d1-bench-press","start":{"load":80}}]}"""))
    @APIResponse(
            responseCode = "200",
            description = "The result of each athlete",
            content = @Content(schema = @Schema(implementation = AssignmentResult.class)))
    @APIResponse(responseCode = "404", description = "There is no such program template, or no such version")
    @APIResponse(responseCode = "409", description = "The program template is retired")
    @APIResponse(responseCode = "422", description = "A value is outside the rules; violations name field and rule")
    public AssignmentResult assign(@PathParam("id") String id, InputStream body) {
        assignments.requireExisting(caller.gym(), id);
        var asked = json.read(body, AssignmentRequest.class, AssignmentRequest::check);
        return assignments.assign(caller.actor(), caller.gym(), id, asked, caller::mayWrite);
    }

    @GET
    @Path("/athletes")
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            operationId = "listProgramTemplateAthletes",
            summary = "Who trains by the program template, and in which version",
            description = "Athletes with a program of the program template that runs or is to begin, by id,"
                    + " each with the newest such program. A new version is an offer: nothing changes until"
                    + " it is assigned. With `older=true` only those who have an older version. A page may"
                    + " have fewer athletes than `limit`.")
    public Page<TemplateAthletes.TemplateAthlete> athletes(
            @PathParam("id") String id,
            @Parameter(description = "Only those with an older version") @QueryParam("older") @Nullable String older,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var after = cursor == null || cursor.isEmpty()
                ? ""
                : Cursor.parts(cursor, 1).getFirst();
        return athletes.list(caller.athletes(), id, QueryFlag.isTrue("older", older), after, Page.limit(limit));
    }
}
