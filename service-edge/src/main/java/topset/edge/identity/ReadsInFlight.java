package topset.edge.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import topset.edge.limits.LimitSettings;
import topset.edge.web.OpenSlots;
import topset.edge.web.Problem;

/**
 * Leaves some database connections for other gyms. Event streams, exports and reads that wait for an event ({@code
 * atLeast}) do not count here; they have limits of their own.
 */
public class ReadsInFlight extends OpenSlots {
    private static final String STREAM = "/stream";
    private static final String EXPORT = "/export";
    private static final String WAITS = "atLeast";

    private final SecurityIdentity identity;
    private final int most;

    @Inject
    ReadsInFlight(SecurityIdentity identity, LimitSettings settings) {
        this.identity = identity;
        this.most = settings.readsOfGym();
    }

    @ServerRequestFilter
    public void admit(RoutingContext context) {
        var request = context.request();
        if (!request.method().equals(HttpMethod.GET)
                || request.path().endsWith(STREAM)
                || request.path().endsWith(EXPORT)
                || request.params().contains(WAITS)) {
            return;
        }
        CallerClaims.gym(identity).ifPresent(gym -> {
            var slot = open(List.of(new SlotLimit(
                    gym,
                    most,
                    () -> Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "This gym already has " + most + " read requests in progress, which is the limit: try again"
                                    + " later"))));
            context.addEndHandler(ended -> slot.close());
        });
    }
}
