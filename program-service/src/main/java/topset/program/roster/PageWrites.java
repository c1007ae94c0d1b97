package topset.program.roster;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import topset.edge.Problem;

/**
 * A browser sends its session cookie whoever wrote the page. So a write that rests on the cookie must carry a header that no
 * foreign page can set; SameSite=Lax, which a foreign page's write does not carry, is the other lock on that door. Signing
 * out is a form, which can set no header, and has the other lock alone.
 */
class PageWrites {
    private static final String HEADER = "X-Topset-Page";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter(preMatching = true)
    void refuseForeignWrites(RoutingContext context) {
        var request = context.request();
        if (!READS.contains(request.method().name())
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains(HEADER)
                && !request.path().equals(SignOut.PATH)
                && PageTenant.hasSession(context)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "a write with a session cookie needs the header " + HEADER + ": 1");
        }
    }
}
