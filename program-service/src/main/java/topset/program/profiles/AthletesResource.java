package topset.program.profiles;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.contract.ProfileDetails;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;

@Path("/v1/athletes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Athletes")
public class AthletesResource {
    private final ProfileService profiles;
    private final Caller caller;

    AthletesResource(ProfileService profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    public record Listed(String athleteId, @JsonUnwrapped ProfileDetails profile) {}

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "The gym's athletes with their profiles, by id; with and without a program, paused ones too",
            description = "`archived=true` lists the archived athletes instead of the others (`false`, the default).")
    public Page<Listed> listAthletes(
            @QueryParam("archived") @DefaultValue("false") boolean archived, @BeanParam PageRequest asked) {
        return asked.page(
                most -> profiles.list(caller.athletes(), archived, Cursor.id(asked.cursor()), most).entrySet().stream()
                        .map(each -> new Listed(each.getKey(), each.getValue().details()))
                        .toList(),
                last -> Cursor.of(last.athleteId()));
    }
}
