package topset.program.library;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.RevisionTags;
import topset.edge.web.StrictJson;
import topset.program.gym.ProgramTemplate;
import topset.program.library.AssignmentService.AssignmentResult;
import topset.program.library.ProgramTemplateService.ProgramTemplateView;
import topset.program.library.ProgramTemplateService.ProgramTemplateView.ProgramTemplateSummary;

@Path("/v1/program-templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Program library")
public class ProgramTemplateResource {
    private final ProgramTemplateService templates;
    private final AssignmentService assignments;
    private final TemplateAthletes athletes;
    private final StrictJson json;
    private final Caller caller;

    ProgramTemplateResource(
            ProgramTemplateService templates,
            AssignmentService assignments,
            TemplateAthletes athletes,
            StrictJson json,
            Caller caller) {
        this.templates = templates;
        this.assignments = assignments;
        this.athletes = athletes;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "The gym's program templates, by id, each with its newest version",
            description = "Retired ones are listed too, with `retired`.")
    public Page<ProgramTemplateSummary> listProgramTemplates(@BeanParam PageRequest asked) {
        return asked.page(
                most -> templates.list(caller.gym(), Cursor.id(asked.cursor()), most), last -> Cursor.of(last.id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "A program template, in its newest or in an older version")
    @APIResponse(responseCode = "200", description = "The program template")
    @APIResponse(responseCode = "404", description = "There is no such program template, or no such version")
    public RestResponse<ProgramTemplateView> getProgramTemplate(
            @PathParam("id") String id,
            @Parameter(
                            description = "The version; absent: the newest",
                            example = "1",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
                    @QueryParam("version")
                    @Nullable
                    Integer version) {
        return answer(RestResponse.Status.OK, templates.find(caller.gym(), id, version));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Save a program template, whole",
            description = "The body is that of a program without an athlete, a first day and loads, or names a"
                    + " program to copy as it is now, with its swaps and changes; loads, overrides, pauses and"
                    + " written reasons are not copied. It is checked as a program is: what could not start is"
                    + " refused. A changed body makes the next version; the same again: 200, and nothing changes."
                    + " Running programs do not change; GET …/athletes shows who could get the new version. With"
                    + " If-Match, only if it names the newest version. At most "
                    + ProgramTemplateService.MOST + " program templates of a gym, "
                    + ProgramTemplateService.MOST_VERSIONS + " versions of each.")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "from scratch, one deload", value = """
                                    {"name":"Bench and squat","weeks":8,"deloadEvery":0,
                                     "deloads":[{"week":5}],
                                     "lifts":[{"day":1,"exercise":"bench-press",
                                       "scheme":{"variant":"SINGLE_TOP"}},
                                      {"day":2,"exercise":"squat","start":{"fromHistory":true},
                                       "scheme":{"variant":"MODERATE_TOP"}}]}\
                                    """),
                                @ExampleObject(name = "a program as it is now", value = """
                                    {"name":"As Kemi trains","fromProgram":{"athleteId":"lifter-1",
                                     "programId":"5f0c2a52-7b0e-4c53-9f0a-2f4f9f3f6a01"}}\
                                    """)
                            }))
    @APIResponse(responseCode = "201", description = "The gym has a new program template")
    @APIResponse(responseCode = "200", description = "The gym had the program template already; it is as requested now")
    @APIResponse(responseCode = "404", description = "There is no athlete whose program could be copied")
    @APIResponse(responseCode = "412", description = "If-Match does not name the newest version")
    public RestResponse<ProgramTemplateView> saveProgramTemplate(
            @PathParam("id") String id, @Context HttpHeaders headers, ProgramTemplate asked) {
        var expected = RevisionTags.expected(headers);
        json.require(asked, (request, found) -> {
            if (!id.matches(ProgramTemplate.ID)) {
                found.refuse("id", ProgramTemplate.ID_SAYS, "template-id");
            }
            request.check(found);
        });
        var from = asked.fromProgram();
        if (from != null) {
            caller.requireVisible(from.athleteId());
        }
        var saved = templates.save(caller.actor(), caller.gym(), id, asked, expected);
        return answer(saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, saved.template());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Retire a program template: nobody can be assigned any more",
            description = "Running programs go on. It can still be read, and a PUT brings it back. Repeated: 200.")
    public RestResponse<ProgramTemplateView> retireProgramTemplate(@PathParam("id") String id) {
        return answer(RestResponse.Status.OK, templates.retire(caller.actor(), caller.gym(), id));
    }

    @POST
    @Path("/{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Start a program from the program template for each of up to 100 athletes",
            description = "Each athlete is answered on its own, as POST /v1/programs would: a refused one stops"
                    + " no other. Every lift needs a start: that of the program template, or the most"
                    + " specific entry of `starts` (an athlete's before one for all, a slot's before an"
                    + " exercise's before one for all lifts). The planned deloads are planned too, but for"
                    + " weeks that are over. Idempotent by the program template, its version, the athlete,"
                    + " `startsOn` and `assignmentId`: the same again is REPEATED, other starts are refused with"
                    + " 409. To be safe to repeat, name `version`. To take an assignment back, end its programs"
                    + " until their first day is over: the replaced programs then go on. One assignment of a"
                    + " gym at a time: 429. A call ends"
                    + " within five seconds; athletes it did not reach are refused with 503: send the same call again.")
    @APIResponse(responseCode = "200", description = "The result of each athlete")
    @APIResponse(responseCode = "404", description = "There is no such program template, or no such version")
    @APIResponse(responseCode = "409", description = "The program template is retired")
    public AssignmentResult assignProgramTemplate(@PathParam("id") String id, AssignmentRequest asked) {
        // A missing template is answered with 404, and not with 422.
        var _ = templates.find(caller.gym(), id, null);
        json.require(asked, AssignmentRequest::check);
        return assignments.assign(caller.actor(), caller.gym(), id, asked, caller::mayWrite);
    }

    @GET
    @Path("/{id}/athletes")
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "Who trains by the program template, and in which version",
            description = "Athletes with a program of the program template that runs or is to begin, by id,"
                    + " each with the newest such program. A new version is an offer: nothing changes until"
                    + " it is assigned. With `older=true` only those who have an older version. A page may"
                    + " have fewer athletes than `limit`.")
    public Page<TemplateAthletes.TemplateAthlete> listProgramTemplateAthletes(
            @PathParam("id") String id,
            @QueryParam("older") @DefaultValue("false") boolean older,
            @BeanParam PageRequest asked) {
        return athletes.list(caller.athletes(), id, older, Cursor.id(asked.cursor()), asked.most());
    }

    private static RestResponse<ProgramTemplateView> answer(RestResponse.Status status, ProgramTemplateView template) {
        return RestResponse.ResponseBuilder.create(status, template)
                .header(HttpHeaders.ETAG, RevisionTags.tag(template.newestVersion()))
                .build();
    }
}
