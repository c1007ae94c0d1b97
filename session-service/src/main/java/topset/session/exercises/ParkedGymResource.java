package topset.session.exercises;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.operations.ParkedEvents;
import topset.edge.operations.ParkedOwner;
import topset.edge.operations.ParkedOwner.ParkedStanding;
import topset.edge.operations.SkipRequest;
import topset.edge.web.Cursor;
import topset.edge.web.ItemLimit;
import topset.edge.web.Page;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.store.Athlete;

@Path("/v1/operations/parked")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class ParkedGymResource {
    private final ParkedEvents parked;
    private final Caller caller;
    private final StrictJson json;

    ParkedGymResource(ParkedEvents parked, Caller caller, StrictJson json) {
        this.parked = parked;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Operation(operationId = "parked", summary = "Gyms whose events wait, and why")
    public Page<ParkedOwner> list(
            @QueryParam("limit") @DefaultValue(ItemLimit.DEFAULT) ItemLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var most = limit.items();
        var after = cursor == null ? null : Athlete.ofGym(Cursor.id(cursor));
        return Page.of(parked.list(after, most + 1), most, last -> Cursor.of(last.gym()));
    }

    @POST
    @Path("/{gym}/replay")
    @Operation(
            operationId = "replayParked",
            summary = "Process a gym's parked events again, in order",
            description =
                    "Use it after a fix. Does nothing if no events wait. The answer says whether events still wait.")
    public ParkedStanding replay(@PathParam("gym") String gym) {
        return parked.replay(owner(gym));
    }

    @POST
    @Path("/{gym}/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "skipParked",
            summary = "Skip permanently what blocks a gym's parked events",
            description = "Skips one faulty event, the missing numbers of a gap, or the contradicting events of a fork."
                    + " They are stored with the reason. 409 if no event of the gym waits. With the `sequence` from the"
                    + " answer of a replay or skip, a repeated request skips nothing more.")
    public ParkedStanding skip(@PathParam("gym") String gym, SkipRequest asked) {
        var owner = owner(gym);
        json.require(asked);
        return parked.skip(owner, asked.reason(), caller.subject(), asked.sequence())
                .orElseThrow(() -> Problem.conflict("No event of gym " + gym + " waits to be processed"));
    }

    private static Athlete owner(String gym) {
        if (!gym.matches(Caller.GYM)) {
            throw Problem.notFound("There is no gym " + gym);
        }
        return Athlete.ofGym(gym);
    }
}
