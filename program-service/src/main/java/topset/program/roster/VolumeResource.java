package topset.program.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.Caller;
import topset.edge.Exercises;
import topset.edge.Role;
import topset.program.planning.Plans;
import topset.store.Athlete;

/** How much an athlete trains, muscle by muscle. */
@Path("/v1/athletes/{athleteId}/volume")
@Tag(name = "Roster")
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class VolumeResource {
    private final Plans plans;
    private final Exercises exercises;
    private final Caller caller;

    VolumeResource(Plans plans, Exercises exercises, Caller caller) {
        this.plans = plans;
        this.exercises = exercises;
        this.caller = caller;
    }

    /** The newest weeks of the program that runs, oldest first. */
    public record Volume(List<WeeklyVolume> items) {}

    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Hard sets for each muscle, week by week",
            description = "Of the program active now and the muscles it trains, the newest " + WeeklyVolume.MOST_WEEKS
                    + " weeks; 10 to 20 a week are aimed at.")
    public Volume volume(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        var plan = plans.require(new Athlete(caller.gym(), athleteId), null, WeeklyVolume::first);
        return new Volume(WeeklyVolume.of(plan, exercises::find));
    }
}
