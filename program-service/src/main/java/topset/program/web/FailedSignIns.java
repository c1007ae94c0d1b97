package topset.program.web;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import topset.edge.identity.PageTenant;
import topset.edge.web.Causes;
import topset.edge.web.Outage;
import topset.edge.web.Problem;

/**
 * Answers requests for the web pages that could not be authenticated: while the token issuer is unreachable nobody can
 * sign in, and a session that is not valid any more gives way to a new sign-in.
 */
@ApplicationScoped
class FailedSignIns {
    private static final String PAGE = UnknownAddress.read("/no-sign-in.html");
    private static final String RETRY_AFTER_SECONDS = "60";

    private final Set<String> pages;

    FailedSignIns(@ConfigProperty(name = "topset.pages") Set<String> pages) {
        this.pages = pages;
    }

    void register(@Observes Router router) {
        Stream.concat(pages.stream(), Stream.of(PageTenant.SIGN_OUT))
                .forEach(path -> router.route(path).failureHandler(FailedSignIns::answer));
    }

    private static void answer(RoutingContext context) {
        if (context.response().headWritten()) {
            context.next();
        } else if (Outage.isBehind(context.failure()) && !hasRefused(context.failure())) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            say(
                    context,
                    Problem.Kind.UNAVAILABLE,
                    "Sign-in is not possible at the moment, because the identity provider does not answer.",
                    "Die Anmeldung ist gerade nicht möglich, weil der Anmeldedienst nicht antwortet.");
        } else if (hasInvalidSession(context)) {
            signInAgain(context);
        } else if (hasRefused(context.failure())) {
            say(
                    context,
                    Problem.Kind.UNAUTHENTICATED,
                    "The sign-in was not completed.",
                    "Die Anmeldung wurde nicht abgeschlossen.");
        } else {
            context.next();
        }
    }

    /** Says in one sentence why there is no page, with the way to try again. */
    private static void say(RoutingContext context, Problem.Kind kind, String english, String german) {
        var language = context.preferredLanguage();
        var isGerman = language != null && language.tag().equals("de");
        context.response()
                .setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(PAGE.replace("${language}", isGerman ? "de" : "en")
                        .replace("${says}", isGerman ? german : english)
                        .replace("${again}", isGerman ? "Noch einmal versuchen" : "Try again")
                        .replace("${page}", page(context)));
    }

    private static String page(RoutingContext context) {
        return context.normalizedPath().equals(PageTenant.SIGN_OUT) ? "/" : context.normalizedPath();
    }

    /** Whether the request has a session cookie that this service cannot read, such as one of a former secret. */
    private static boolean hasInvalidSession(RoutingContext context) {
        return PageTenant.hasSession(context)
                && Causes.of(context.failure(), AuthenticationFailedException.class)
                        .findAny()
                        .isPresent();
    }

    /** Removes the session, without which the page starts a sign-in. A browser would otherwise send it for ever. */
    private static void signInAgain(RoutingContext context) {
        var response = context.response();
        context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(PageTenant::isSession)
                .forEach(name ->
                        response.addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0)));
        response.setStatusCode(Response.Status.SEE_OTHER.getStatusCode())
                .putHeader(HttpHeaders.LOCATION, page(context))
                .end();
    }

    /**
     * Whether the token issuer answered and refused the sign-in, so that another attempt would not help. Quarkus throws
     * the same exception if the connection to the issuer failed, but then a connection failure is among the causes of
     * the exception.
     */
    private static boolean hasRefused(Throwable failure) {
        return Causes.of(failure, Throwable.class).noneMatch(FailedSignIns::isOfConnection)
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
