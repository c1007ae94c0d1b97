package topset.program.web;

import io.quarkus.security.AuthenticationCompletionException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import topset.edge.identity.PageTenant;
import topset.edge.web.Causes;
import topset.edge.web.Outage;
import topset.edge.web.Problem;

/** Answers requests for the web pages while nobody can sign in, because the token issuer is unreachable. */
@ApplicationScoped
class IssuerAway {
    private static final String SENTENCE =
            "Sign-in is not possible at the moment, because the identity provider does not answer. Try again in a minute.\n";
    private static final String RETRY_AFTER_SECONDS = "60";

    private final Set<String> pages;

    IssuerAway(@ConfigProperty(name = "topset.pages") Set<String> pages) {
        this.pages = pages;
    }

    void register(@Observes Router router) {
        Stream.concat(pages.stream(), Stream.of(PageTenant.SIGN_OUT))
                .forEach(path -> router.route(path).failureHandler(IssuerAway::answer));
    }

    private static void answer(RoutingContext context) {
        var response = context.response();
        if (response.headWritten() || !Outage.isBehind(context.failure()) || hasRefused(context.failure())) {
            context.next();
            return;
        }
        response.setStatusCode(Problem.Kind.UNAVAILABLE.status())
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(SENTENCE);
    }

    /**
     * Whether the token issuer answered and refused the sign-in, so that another attempt would not help. Quarkus throws
     * the same exception if the connection to the issuer failed, but then a connection failure is among the causes of
     * the exception.
     */
    private static boolean hasRefused(Throwable failure) {
        return Causes.of(failure, Throwable.class).noneMatch(IssuerAway::isOfConnection)
                && Causes.of(failure, AuthenticationCompletionException.class)
                        .findAny()
                        .isPresent();
    }

    private static boolean isOfConnection(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof HttpClosedException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException;
    }
}
