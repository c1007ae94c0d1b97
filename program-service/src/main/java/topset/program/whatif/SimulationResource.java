package topset.program.whatif;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.StrictJson;
import topset.program.plans.Plans;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@RunOnVirtualThread
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
public class SimulationResource {
    private final Plans plans;
    private final StrictJson json;
    private final Caller caller;

    SimulationResource(Plans plans, StrictJson json, Caller caller) {
        this.plans = plans;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What if: apply the rules to hypothetical weeks; nothing is stored",
            description =
                    "The first week is the current one (before the program's start: week 1). Its sets replace the slot's logged ones of"
                            + " the same role; the others stay as logged. A week without sets has only the logged sets. The answer is the plan"
                            + " of the week after each, as in the plan of a week, as far as the program goes.")
    @APIResponse(responseCode = "200", description = "The simulated plans")
    @APIResponse(responseCode = "404", description = "No such athlete, or no program is active")
    @APIResponse(responseCode = "422", description = "No such slot, or a value is outside what can be lifted")
    public Simulation simulate(@PathParam("athleteId") String athleteId, SimulationRequest asked) {
        caller.requireWritable(athleteId);
        var plan = plans.require(new Athlete(caller.gym(), athleteId), null, current -> current);
        return Simulation.of(athleteId, plan, json.require(asked));
    }
}
