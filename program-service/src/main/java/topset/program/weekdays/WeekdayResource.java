package topset.program.weekdays;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;
import topset.program.coaching.CoachRequest;
import topset.program.coaching.Commands;
import topset.program.coaching.ProgramView;

/** Changes the weekdays on which an athlete trains the days of a program. */
@Path("/v1/programs/{programId}/weekdays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
public class WeekdayResource {
    private final Commands commands;
    private final StrictJson json;
    private final Caller caller;

    WeekdayResource(Commands commands, StrictJson json, Caller caller) {
        this.commands = commands;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setWeekdays",
            summary = "Set the weekdays of a program's days",
            description = "All weekdays; a day that is not in the list has none. A day with a weekday that passes"
                    + " without training raises the flag MISSED_TODAY when its date ends in the athlete's zone, until"
                    + " the athlete makes it up or the day is planned again. A changed weekday is valid from today on."
                    + " Repeated: 200.")
    @RequestBody(content = @Content(example = """
                                    {"weekdays":[{"day":1,"weekday":"MONDAY"},{"day":2,"weekday":"THURSDAY"}]}"""))
    @APIResponse(responseCode = "200", description = "The program")
    @APIResponse(responseCode = "409", description = "The program is over")
    public ProgramView set(@PathParam("programId") UUID programId, WeekdaysRequest asked) {
        var athlete = commands.owner(caller, programId);
        json.require(asked);
        var what = new CoachRequest.SetWeekdays(programId, asked.dayWeekdays(), null);
        return ProgramView.of(commands.execute(caller.actor(), athlete, what, WeekdaysRequest.class));
    }
}
