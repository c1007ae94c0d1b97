package topset.program.plans;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}/volume")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roster")
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class VolumeResource {
    private final Plans plans;
    private final Caller caller;

    VolumeResource(Plans plans, Caller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    /** The newest weeks of the current program, oldest first. */
    public record Volume(List<MuscleVolume> items) {}

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "getVolume",
            summary = "Hard sets per muscle and week",
            description = "For the current program and the muscles it trains, the newest " + MuscleVolume.MOST_WEEKS
                    + " weeks. The aim is 10 to 20 sets a week.")
    public Volume volume(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        var plan = plans.require(new Athlete(caller.gym(), athleteId), null, MuscleVolume::first);
        return new Volume(MuscleVolume.of(plan));
    }
}
