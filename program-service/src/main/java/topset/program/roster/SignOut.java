package topset.program.roster;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Signs out by POST alone, which the session cookie of a foreign page's request does not come with: no link and no image ends a session. */
@ApplicationScoped
class SignOut {
    static final String PATH = "/sign-out";

    /** Before authentication, which signs out whatever the method is. */
    private static final int FIRST = 9_000;

    private static final int METHOD_NOT_ALLOWED = 405;

    void register(@Observes Filters filters) {
        filters.register(SignOut::requirePost, FIRST);
    }

    private static void requirePost(RoutingContext context) {
        if (context.normalizedPath().equals(PATH) && !context.request().method().equals(HttpMethod.POST)) {
            context.response()
                    .setStatusCode(METHOD_NOT_ALLOWED)
                    .putHeader(HttpHeaders.ALLOW, HttpMethod.POST.name())
                    .end();
        } else {
            context.next();
        }
    }
}
