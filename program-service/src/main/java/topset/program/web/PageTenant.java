package topset.program.web;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects how a request is authenticated. The browser of the coach's page signs in with the OpenID Connect code flow
 * and then sends a session cookie. All other clients send a bearer token. An API request without cookie and token gets
 * 401, never a redirect.
 */
@ApplicationScoped
class PageTenant implements TenantResolver {
    static final String PAGE = "page";
    private static final String SESSION_COOKIE = "q_session_" + PAGE;

    /** The paths of the coach's page, which require sign-in. */
    static final Set<String> PAGE_PATHS = Set.of("/", "/index.html", SignOut.PATH);

    @Override
    public @Nullable String resolve(RoutingContext context) {
        var request = context.request();
        if (request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            return null;
        }
        return PAGE_PATHS.contains(context.normalizedPath())
                        || (context.normalizedPath().startsWith("/v1/") && hasSession(context))
                ? PAGE
                : null;
    }

    /** Whether the request has the session cookie. Large sessions are split into several cookies. */
    static boolean hasSession(RoutingContext context) {
        return context.request().cookies().stream()
                .map(Cookie::getName)
                .anyMatch(name -> name.startsWith(SESSION_COOKIE));
    }
}
