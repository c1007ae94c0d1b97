package topset.program.catalogue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.contract.Exercise;
import topset.edge.identity.Role;
import topset.edge.web.Exercises;

/** The exercises that programs can be made of. */
@Path("/v1/exercises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
public class ExerciseResource {

    /** Every exercise. */
    public record Catalogue(List<Exercise> items) {}

    private final Exercises exercises;

    ExerciseResource(Exercises exercises) {
        this.exercises = exercises;
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(operationId = "listExercises", summary = "Exercises with suitability, muscles, default equipment and increment")
    public Catalogue list() {
        return new Catalogue(exercises.all());
    }
}
