package topset.session.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.session.sessions.SessionView;

@Path("/v1/athletes/{athleteId}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "History", description = "Past sessions")
public class HistoryResource {
    private final PastSessions past;
    private final Caller caller;

    HistoryResource(PastSessions past, Caller caller) {
        this.past = past;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "An athlete's sessions, newest first, each with its sets in order, removed ones left out",
            description = "A page ends early where its sets would take more than a megabyte or be more than 2,000. A"
                    + " session with a nextCursor of its own has more sets: GET /v1/sessions/{sessionId}?cursor=.")
    public Page<SessionView> listSessions(
            @PathParam("athleteId") String athleteId,
            @Parameter(description = "First day, the lifter's own, or first instant", example = "2026-11-01")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last day, included, or the instant before which", example = "2026-11-30")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @BeanParam PageRequest asked) {
        var gym = caller.gym();
        caller.requireVisible(athleteId);
        return past.find(gym, athleteId, Period.read(from, to), asked.cursor(), asked.most());
    }
}
