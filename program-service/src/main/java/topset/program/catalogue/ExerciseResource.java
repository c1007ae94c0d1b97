package topset.program.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import topset.contract.Exercise;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.RevisionTags;
import topset.edge.web.StrictJson;
import topset.program.gym.ExerciseRequest;

@Path("/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Catalogue")
public class ExerciseResource {

    public record Catalogue(List<Exercise> items) {}

    private final GymCatalogues catalogues;
    private final ExerciseService service;
    private final StrictJson json;
    private final Caller caller;

    ExerciseResource(GymCatalogues catalogues, ExerciseService service, StrictJson json, Caller caller) {
        this.catalogues = catalogues;
        this.service = service;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "Exercises with suitability, pattern, muscles, default equipment, increment and load ratios",
            description =
                    "The catalogue of all gyms, then the gym's own exercises, which have `own`. Those that the gym"
                            + " has retired have `retired`: new programs cannot use them.")
    public Catalogue listExercises() {
        return new Catalogue(catalogues.read(caller.gym()).all());
    }

    @GET
    @Path("/{exercise}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "An exercise of the catalogue or of the gym's own")
    public RestResponse<Exercise> getExercise(@PathParam("exercise") String id) {
        return answer(catalogues.find(caller.gym(), id).orElseThrow(() -> ExerciseService.notFound(id)));
    }

    @PUT
    @Path("/{exercise}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Define an exercise of the gym's own, whole",
            description = "At most " + ExerciseCheck.MOST_OWN + " of a gym. Sets, programs, volume and alternatives use"
                    + " it like an exercise of the catalogue. A changed definition counts from now on. Running programs"
                    + " get changed equipment, steps and muscles from their next week on, athlete by athlete, as after"
                    + " PUT /v1/gym (rule `equipment-changed`; `change` of GET /v1/gym shows how far that is). Their"
                    + " lifts keep the increment with which they started. A retired exercise can be used again."
                    + " Repeated: 200, and nothing changes. With If-Match, only if it names the current revision.")
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "* defines the exercise only if the gym has never had one with this id",
            schema = @Schema(type = SchemaType.STRING),
            example = "*")
    @APIResponse(responseCode = "201", description = "The gym has a new exercise")
    @APIResponse(responseCode = "200", description = "The gym had the exercise already; it is as requested now")
    @APIResponse(responseCode = "409", description = "The exercise belongs to the catalogue of all gyms")
    @APIResponse(
            responseCode = "412",
            description = "The current revision is not the one that If-Match or If-None-Match expects")
    public RestResponse<Exercise> defineExercise(
            @PathParam("exercise") String id, @Context HttpHeaders headers, ExerciseRequest asked) {
        var gym = caller.gym();
        var expected = RevisionTags.expectedOrNew(headers);
        json.require(asked, (request, found) -> ExerciseService.check(catalogues.read(gym), id, request, found, found));
        return answer(service.define(caller.actor(), gym, id, asked, expected));
    }

    @DELETE
    @Path("/{exercise}")
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Retire an exercise of the gym's own",
            description =
                    "New programs cannot use it. Running programs go on with it, and its sets can still be logged. With"
                            + " If-Match, only if it names the current revision. With `unused=true`, only if no program"
                            + " and no program template of the gym has it.")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current revision")
    @APIResponse(responseCode = "200", description = "The exercise is retired")
    @APIResponse(
            responseCode = "409",
            description = "The exercise belongs to the catalogue of all gyms, or is used although it must not be")
    public RestResponse<Exercise> retireExercise(
            @PathParam("exercise") String id,
            @Parameter(description = "true: only if no program and no program template uses it")
                    @QueryParam("unused")
                    @DefaultValue("false")
                    boolean unused,
            @Context HttpHeaders headers) {
        return answer(service.retire(caller.actor(), caller.gym(), id, RevisionTags.expected(headers), unused));
    }

    @GET
    @Path("/{exercise}/alternatives")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "The exercises that can replace one",
            description = "The same pattern of movement and a shared primary muscle; the same kind of equipment first,"
                    + " then by id. `ratio` is the load of the alternative divided by that of the exercise, where a"
                    + " study gives one: then a lift can be changed to it with `start: {\"swap\": true}` before the"
                    + " athlete has trained it.")
    @APIResponse(responseCode = "200", description = "The alternatives, which may be none")
    public Alternatives alternatives(@PathParam("exercise") String id) {
        var catalogue = catalogues.read(caller.gym());
        var exercise = catalogue.find(id);
        if (exercise == null) {
            throw ExerciseService.notFound(id);
        }
        return Alternatives.of(exercise, catalogue.available());
    }

    /**
     * Only an exercise of the gym gets an entity tag, because an exercise of the shared catalogue cannot be changed.
     */
    private static RestResponse<Exercise> answer(ExerciseService.Defined defined) {
        var status = defined.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        var answer = RestResponse.ResponseBuilder.create(status, defined.exercise());
        return defined.revision() == 0
                ? answer.build()
                : answer.header(HttpHeaders.ETAG, RevisionTags.tag(defined.revision()))
                        .build();
    }
}
