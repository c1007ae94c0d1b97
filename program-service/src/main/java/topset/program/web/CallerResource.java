package topset.program.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;

@Path("/v1/caller")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roster")
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class CallerResource {
    private final Caller caller;

    CallerResource(Caller caller) {
        this.caller = caller;
    }

    public record SignedIn(String gym, String subject, List<String> roles) {}

    @GET
    @RunOnVirtualThread
    @Operation(summary = "The caller: gym, subject and roles of the token")
    public SignedIn getCaller() {
        return new SignedIn(
                caller.gym(),
                caller.subject(),
                Stream.of(Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST)
                        .filter(caller::hasRole)
                        .toList());
    }
}
