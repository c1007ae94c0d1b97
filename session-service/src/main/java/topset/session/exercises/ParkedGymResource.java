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
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.operations.ParkedEvents;
import topset.edge.operations.SkipRequest;
import topset.edge.web.Cursor;
import topset.edge.web.ItemLimit;
import topset.edge.web.Page;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.store.Athlete;
import topset.store.inbox.Parked;

/** Lets an operator list, replay and skip the parked events of gyms. */
@Path("/v1/operations/parked")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class ParkedGymResource {
    private final ParkedGyms parked;
    private final Caller caller;
    private final StrictJson json;

    ParkedGymResource(ParkedGyms parked, Caller caller, StrictJson json) {
        this.parked = parked;
        this.caller = caller;
        this.json = json;
    }

    /**
     * A parked gym: this service may not know its newest exercises.
     *
     * @param cause HOLE (an earlier event is missing), FAULT (an event could not be processed) or FORK (two different
     * events have the same number)
     * @param waiting how many events wait; 10001 if there are more than 10000
     */
    @Schema(name = "ParkedGym")
    public record Item(String gym, Parked.Cause cause, String reason, OffsetDateTime since, long waiting) {

        static Item of(Parked parked) {
            return new Item(parked.athlete().gym(), parked.cause(), parked.reason(), parked.since(), parked.count());
        }
    }

    /**
     * How far a gym's events are processed.
     *
     * @param sequence the sequence number of the gym's last processed event
     * @param parked whether later events wait; if they do, cause, reason and waiting say why and how many
     */
    @Schema(name = "GymStanding")
    public record Standing(
            String gym,
            long sequence,
            boolean parked,
            Parked.@Nullable Cause cause,
            @Nullable String reason,
            @Nullable Long waiting) {

        static Standing of(ParkedEvents.Standing standing) {
            var why = standing.parked();
            return new Standing(
                    standing.owner().gym(),
                    standing.seen(),
                    why != null,
                    why == null ? null : why.cause(),
                    why == null ? null : why.reason(),
                    why == null ? null : why.count());
        }
    }

    @GET
    @Operation(operationId = "parked", summary = "Gyms whose events wait, and why")
    public Page<Item> list(
            @QueryParam("limit") @DefaultValue(ItemLimit.DEFAULT) ItemLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var most = limit.items();
        var after = cursor == null ? null : Athlete.ofGym(Cursor.id(cursor));
        var found = parked.list(after, most + 1);
        return Page.of(found.stream().map(Item::of).toList(), most, last -> Cursor.of(last.gym()));
    }

    @POST
    @Path("/{gym}/replay")
    @Operation(
            operationId = "replayParked",
            summary = "Process a gym's parked events again, in order",
            description =
                    "Use it after a fix. Does nothing if no events wait. The answer says whether events still wait.")
    public Standing replay(@PathParam("gym") String gym) {
        return Standing.of(parked.replay(owner(gym)));
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
    public Standing skip(@PathParam("gym") String gym, SkipRequest asked) {
        var owner = owner(gym);
        json.require(asked);
        return parked.skip(owner, asked.reason(), caller.subject(), asked.sequence())
                .map(Standing::of)
                .orElseThrow(() -> Problem.conflict("No event of gym " + gym + " waits to be processed"));
    }

    private static Athlete owner(String gym) {
        if (!gym.matches(Caller.GYM)) {
            throw Problem.notFound("There is no gym " + gym);
        }
        return Athlete.ofGym(gym);
    }
}
