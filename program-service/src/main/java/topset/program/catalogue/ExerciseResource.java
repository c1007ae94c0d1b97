package topset.program.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.contract.Exercise;
import topset.edge.exercises.GymCatalogue;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;

/** Lists the exercises that a program can contain. */
@Path("/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Catalogue")
public class ExerciseResource {

    /** The answer with all exercises of the catalogue and of the gym. */
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
            operationId = "listExercises",
            summary = "Exercises with suitability, pattern, muscles, default equipment, increment and load ratios",
            description =
                    "The catalogue of all gyms, then the gym's own exercises, which have `own`. Those that the gym"
                            + " has retired have `retired`: new programs cannot use them.")
    public Catalogue list() {
        return new Catalogue(catalogues.read(caller.gym()).all());
    }

    @GET
    @Path("/{exercise}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(operationId = "getExercise", summary = "An exercise of the catalogue or of the gym's own")
    @APIResponse(
            responseCode = "200",
            description = "The exercise",
            content = @Content(schema = @Schema(implementation = Exercise.class)))
    @APIResponse(responseCode = "404", description = "There is no such exercise")
    public Exercise get(@PathParam("exercise") String id) {
        return require(catalogues.read(caller.gym()), id);
    }

    @PUT
    @Path("/{exercise}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "defineExercise",
            summary = "Define an exercise of the gym's own, whole",
            description = "At most " + ExerciseCheck.MOST_OWN + " of a gym. Sets, programs, volume and alternatives use"
                    + " it like an exercise of the catalogue. A changed definition counts from now on; the lifts of"
                    + " running programs keep their increment and equipment. A retired exercise can be used again.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ExerciseRequest.class), example = """
                    {"name":"Log Press","aliases":["Strongman Log Press"],
                     "muscles":{"primary":["front-delts"],"secondary":["triceps","upper-back"]},
                     "suitability":"GOOD","pattern":"VERTICAL_PUSH","kind":"COMPOUND","equipment":"STEP",
                     "step":{"kg":2.5,"lb":5},"increment":{"kg":2.5,"lb":5},
                     "ratios":{"overhead-press":{"ratio":0.9,"source":"measured in this gym"}}}"""))
    @APIResponse(
            responseCode = "201",
            description = "The gym has a new exercise",
            content = @Content(schema = @Schema(implementation = Exercise.class)))
    @APIResponse(
            responseCode = "200",
            description = "The gym had the exercise already; it is as requested now",
            content = @Content(schema = @Schema(implementation = Exercise.class)))
    @APIResponse(responseCode = "409", description = "The exercise belongs to the catalogue of all gyms")
    public Response define(@PathParam("exercise") String id, InputStream body) {
        var gym = caller.gym();
        var asked = json.read(body, ExerciseRequest.class, (request, found) -> {
            var catalogue = catalogues.read(gym);
            ExerciseService.requireNotOfCatalogue(catalogue, id);
            ExerciseCheck.check(id, request, catalogue, found, found);
        });
        var defined = service.define(caller.actor(), gym, id, asked);
        return Response.status(defined.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(defined.exercise())
                .build();
    }

    @DELETE
    @Path("/{exercise}")
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "retireExercise",
            summary = "Retire an exercise of the gym's own",
            description =
                    "New programs cannot use it. Running programs go on with it, and its sets can still be logged.")
    @APIResponse(
            responseCode = "200",
            description = "The exercise is retired",
            content = @Content(schema = @Schema(implementation = Exercise.class)))
    @APIResponse(responseCode = "404", description = "There is no such exercise")
    @APIResponse(responseCode = "409", description = "The exercise belongs to the catalogue of all gyms")
    public Exercise retire(@PathParam("exercise") String id) {
        return service.retire(caller.actor(), caller.gym(), id);
    }

    @GET
    @Path("/{exercise}/alternatives")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            operationId = "alternatives",
            summary = "The exercises that can replace one",
            description = "The same pattern of movement and a shared primary muscle; the same kind of equipment first,"
                    + " then by id. `ratio` is the load of the alternative divided by that of the exercise, where a"
                    + " study gives one: then a lift can be changed to it with `start: {\"swap\": true}` before the"
                    + " athlete has trained it.")
    @APIResponse(
            responseCode = "200",
            description = "The alternatives, which may be none",
            content = @Content(schema = @Schema(implementation = Alternatives.class)))
    @APIResponse(responseCode = "404", description = "There is no such exercise")
    public Alternatives alternatives(@PathParam("exercise") String id) {
        var catalogue = catalogues.read(caller.gym());
        return Alternatives.of(require(catalogue, id), catalogue.available());
    }

    private static Exercise require(GymCatalogue catalogue, String id) {
        var exercise = catalogue.find(id);
        if (exercise == null) {
            throw ExerciseService.notFound(id);
        }
        return exercise;
    }
}
