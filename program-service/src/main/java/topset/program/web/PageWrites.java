package topset.program.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import topset.edge.web.Problem;

/**
 * Protects against cross-site writes, because a browser sends the session cookie with requests of any page. A write
 * with the cookie must carry a header that a foreign page cannot set. SameSite=Lax is a second protection: a foreign
 * page's write does not carry the cookie. Sign-out is a form, which cannot set a header, so it has only the second
 * protection.
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
                    Problem.Kind.FORBIDDEN, "a write with a session cookie requires the header " + HEADER + ": 1");
        }
    }
}
