package topset.program.settings;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.identity.VisibleAthletes;
import topset.edge.web.RevisionTags;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;
import topset.program.catalogue.GymCatalogues;
import topset.rules.week.GymSettings;

@Path("/v1/gym")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gym")
@RunOnVirtualThread
public class GymResource {
    private final GymService gyms;
    private final GymCatalogues catalogues;
    private final StrictJson json;
    private final Caller caller;
    private final VisibleAthletes visible;

    GymResource(GymService gyms, GymCatalogues catalogues, StrictJson json, Caller caller, VisibleAthletes visible) {
        this.gyms = gyms;
        this.catalogues = catalogues;
        this.json = json;
        this.caller = caller;
        this.visible = visible;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Set the gym's equipment and defaults, whole",
            description = "Lifts that do not name their own equipment get the gym's. Programs that run get it from"
                    + " their next week on (rule `equipment-changed`), athlete by athlete; `change` shows how far that"
                    + " is. Equipment that is left out is the standard equipment, as it is for athletes who train in"
                    + " the other unit. A bar or machine that names exercises is used for them; the first other bar is"
                    + " used for all other barbell lifts. `unit`, `timeZone` and `deloadEvery` apply to profiles and"
                    + " new programs that name none. `coachesSee` is changed with the role platform only (403); left out,"
                    + " it stays. Repeated: 200, and nothing changes. With If-Match, only if it"
                    + " names the current revision.")
    @APIResponse(responseCode = "200", description = "The settings")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current revision")
    public RestResponse<GymView> setGym(@Context HttpHeaders headers, GymSettings asked) {
        var expected = RevisionTags.expected(headers);
        json.require(asked);
        var found = new Violations(GymSettings.class);
        var checked = GymService.check(asked, catalogues.read(caller.gym()), found);
        var changed = gyms.change(caller.actor(), caller.gym(), checked, expected);
        visible.decided(caller.gym());
        return answer(changed);
    }

    @GET
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "The gym's equipment and defaults",
            description = "A gym that has set nothing is at revision 0: every lift has the standard equipment.")
    public RestResponse<GymView> getGym() {
        return answer(gyms.read(caller.gym()));
    }

    private RestResponse<GymView> answer(GymView gym) {
        var mayReadAthletes = caller.isCoachOrPlatform() || caller.hasRole(Role.ANALYST);
        var answer = RestResponse.ResponseBuilder.ok(gym.visibleTo(mayReadAthletes ? caller.athletes() : null));
        return gym.revision() == 0
                ? answer.build()
                : answer.header(HttpHeaders.ETAG, RevisionTags.tag(gym.revision()))
                        .build();
    }
}
