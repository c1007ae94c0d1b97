package topset.edge.identity;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers 404 before the body is read if the caller is not allowed to see the athlete whom the path names. So the answer
 * does not depend on the body.
 */
public class AthleteOfPath {
    private final Caller caller;

    @Inject
    AthleteOfPath(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    public void requireVisible(UriInfo path) {
        var athlete = path.getPathParameters().getFirst("athleteId");
        if (athlete != null && !caller.mayEnroll(athlete)) {
            caller.requireVisible(athlete);
        }
    }
}
