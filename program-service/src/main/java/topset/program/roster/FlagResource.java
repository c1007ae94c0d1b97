package topset.program.roster;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.contract.FlagCode;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;
import topset.program.roster.FlagService.SeenRequest;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}/flags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roster")
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
public class FlagResource {
    private final FlagService flags;
    private final StrictJson json;
    private final Caller caller;

    FlagResource(FlagService flags, StrictJson json, Caller caller) {
        this.flags = flags;
        this.json = json;
        this.caller = caller;
    }

    /** The most urgent first. */
    @Schema(name = "AthleteFlags")
    public record Flags(List<RosterFlag> items) {}

    @GET
    @Operation(
            summary = "The flags of an athlete, and who has seen them",
            description = "Those of the roster row: on the plans of this week and the next.")
    public Flags listFlags(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        return new Flags(flags.list(new Athlete(caller.gym(), athleteId)));
    }

    @PUT
    @Path("{code}/seen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Mark a flag as seen, or snooze it until a day",
            description =
                    "The flag is open again as soon as it has another cause: another week, lift or set. With until"
                            + " also when that day begins in the athlete's zone. Repeated: 200.")
    @APIResponse(responseCode = "200", description = "The flag")
    @APIResponse(responseCode = "404", description = "There is no such athlete, or the athlete has no such flag")
    @APIResponse(responseCode = "412", description = "The flag has another cause than the one that was sent")
    @APIResponse(responseCode = "422", description = "until is not one of the next 366 days")
    public RosterFlag markFlagSeen(
            @PathParam("athleteId") String athleteId, @PathParam("code") FlagCode code, SeenRequest asked) {
        var athlete = caller.changeable(athleteId);
        return flags.mark(caller.actor(), athlete, code, json.require(asked));
    }

    @DELETE
    @Path("{code}/seen")
    @Operation(summary = "Open a flag that was marked as seen", description = "Repeated, or without a mark: 200.")
    @APIResponse(responseCode = "200", description = "The flag")
    @APIResponse(responseCode = "404", description = "There is no such athlete, or the athlete has no such flag")
    public RosterFlag openFlag(@PathParam("athleteId") String athleteId, @PathParam("code") FlagCode code) {
        var athlete = caller.changeable(athleteId);
        return flags.open(caller.actor(), athlete, code);
    }
}
