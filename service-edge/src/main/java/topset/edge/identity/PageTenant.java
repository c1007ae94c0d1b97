package topset.edge.identity;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/**
 * A page signs in with the OpenID Connect code flow and then sends a session cookie, which both services accept (ADR
 * 0142). All other clients send a bearer token. An API request with neither gets 401, never a redirect.
 */
@ApplicationScoped
public class PageTenant implements TenantResolver {
    public static final String PAGE = "page";

    /** The form that ends the session. */
    public static final String SIGN_OUT = "/sign-out";

    private static final String SESSION_COOKIE = "q_session_" + PAGE;

    static final String WRITE_HEADER = "X-Topset-Page";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> pages;

    /** @param pages the paths that require sign-in; empty if the service has no page */
    PageTenant(@ConfigProperty(name = "topset.pages") Optional<Set<String>> pages) {
        this.pages = pages.orElse(Set.of());
    }

    @Override
    public @Nullable String resolve(RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return null;
        }
        var path = context.normalizedPath();
        return pages.contains(path) || path.equals(SIGN_OUT) || (path.startsWith("/v1/") && hasSession(context))
                ? PAGE
                : null;
    }

    /**
     * Protects against cross-site request forgery. A write with the session cookie must have a header that a page of
     * another site cannot set. The cookie attribute SameSite=Lax is a second protection: a browser does not send the
     * cookie with a write from another site. Sign-out is an HTML form, which cannot set a header, so it has only the
     * second protection.
     */
    @ServerRequestFilter(preMatching = true)
    public void refuseForeignWrites(RoutingContext context) {
        var request = context.request();
        if (!READS.contains(request.method().name())
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains(WRITE_HEADER)
                && !request.path().equals(SIGN_OUT)
                && hasSession(context)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "A request that changes something and has a session cookie must also have the header "
                            + WRITE_HEADER + ": 1");
        }
    }

    /** Large sessions are split into several cookies. */
    public static boolean hasSession(RoutingContext context) {
        return context.request().cookies().stream().map(Cookie::getName).anyMatch(PageTenant::isSession);
    }

    public static boolean isSession(String cookie) {
        return cookie.startsWith(SESSION_COOKIE);
    }
}
