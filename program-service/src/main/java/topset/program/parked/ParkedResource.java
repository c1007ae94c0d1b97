package topset.program.parked;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.parked.ParkedAthletes.SkipRequest;
import topset.program.parked.ParkedOwner.ParkedStanding;
import topset.store.Athlete;

@Path("/v1/operations/parked")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class ParkedResource {
    private static final Pattern GYM = Pattern.compile(Caller.GYM);
    private static final Pattern ATHLETE = Pattern.compile(Caller.ATHLETE_ID);

    private final ParkedAthletes parked;
    private final Caller caller;
    private final StrictJson json;

    ParkedResource(ParkedAthletes parked, Caller caller, StrictJson json) {
        this.parked = parked;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Operation(summary = "Athletes whose session events wait, and why")
    public Page<ParkedOwner> parked(@BeanParam PageRequest asked) {
        return parked.list(asked);
    }

    @POST
    @Path("/{gym}/{athlete}/replay")
    @Operation(
            summary = "Process an athlete's parked events again, in order",
            description =
                    "Use it after a fix; after a fork it follows the new history. Does nothing if no events wait. The"
                            + " answer says whether events still wait.")
    public ParkedStanding replayParked(@PathParam("gym") String gym, @PathParam("athlete") String athlete) {
        return parked.replay(athlete(gym, athlete));
    }

    @POST
    @Path("/{gym}/{athlete}/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Skip permanently what blocks an athlete's parked events",
            description = "Skips one faulty event, one event above a limit, the missing numbers of a gap, or the"
                    + " contradicting events of a fork. They are stored with the reason, and the dead-letter topic"
                    + " has a copy. 409 if no event of the athlete waits. With the `sequence` from the answer of a"
                    + " replay or skip, a repeated request skips nothing more.")
    public ParkedStanding skipParked(
            @PathParam("gym") String gym, @PathParam("athlete") String athlete, SkipRequest asked) {
        var whose = athlete(gym, athlete);
        json.require(asked);
        return parked.skip(whose, asked.reason(), caller.subject(), asked.sequence())
                .orElseThrow(() ->
                        Problem.conflict("No event of athlete " + gym + "/" + athlete + " waits to be processed"));
    }

    private static Athlete athlete(String gym, String athlete) {
        if (!GYM.matcher(gym).matches() || !ATHLETE.matcher(athlete).matches()) {
            throw Problem.notFound("There is no athlete " + gym + "/" + athlete);
        }
        return new Athlete(gym, athlete);
    }
}
