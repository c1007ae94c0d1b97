package topset.program.roster;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import topset.edge.Outage;
import topset.edge.Problem;

/** Answers the page's paths while the issuer is away: without it nobody can be asked to sign in. */
@ApplicationScoped
class IssuerAway {
    private static final String SENTENCE =
            "Nobody can sign in at the moment, because the identity provider does not answer: try again in a minute.\n";
    private static final String RETRY_AFTER_SECONDS = "60";

    void register(@Observes Router router) {
        PageTenant.PAGE_PATHS.forEach(path -> router.route(path).failureHandler(IssuerAway::answer));
    }

    private static void answer(RoutingContext context) {
        var response = context.response();
        if (response.headWritten() || !Outage.isBehind(context.failure())) {
            context.next();
            return;
        }
        response.setStatusCode(Problem.Kind.UNAVAILABLE.status())
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(SENTENCE);
    }
}
