package topset.program.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.contract.Exercise;
import topset.edge.identity.Role;
import topset.edge.web.Exercises;
import topset.edge.web.Problem;

/** Lists the exercises that a program can contain. */
@Path("/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
public class ExerciseResource {

    /** Every exercise of the catalogue. */
    public record Catalogue(List<Exercise> items) {}

    private final Exercises exercises;

    ExerciseResource(Exercises exercises) {
        this.exercises = exercises;
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            operationId = "listExercises",
            summary = "Exercises with suitability, pattern, muscles, default equipment, increment and load ratios")
    public Catalogue list() {
        return new Catalogue(exercises.all());
    }

    @GET
    @Path("/{exercise}/alternatives")
    @RunOnVirtualThread
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
        Exercise exercise = exercises.find(id);
        if (exercise == null) {
            throw Problem.notFound("There is no exercise " + id + ": GET /v1/exercises lists them");
        }
        return Alternatives.of(exercise, exercises.all());
    }
}
