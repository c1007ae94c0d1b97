package topset.edge.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import topset.edge.web.Problem;

/**
 * Protects against cross-site request forgery. A write with the session cookie must have a header that a page of
 * another site cannot set. The cookie attribute SameSite=Lax is a second protection: a browser does not send the cookie
 * with a write from another site. Sign-out is an HTML form, which cannot set a header, so it has only the second
 * protection.
 */
public class PageWrites {
    static final String HEADER = "X-Topset-Page";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter(preMatching = true)
    public void refuseForeignWrites(RoutingContext context) {
        var request = context.request();
        if (!READS.contains(request.method().name())
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains(HEADER)
                && !request.path().equals(PageTenant.SIGN_OUT)
                && PageTenant.hasSession(context)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "A request that changes something and has a session cookie must also have the header " + HEADER
                            + ": 1");
        }
    }
}
