package topset.edge.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads a short body before the request gets a thread. That thread would otherwise wait twice for the event loop: for
 * the bytes of the body, and for its end. A longer body is read only after the caller's rights are checked.
 */
@ApplicationScoped
class ShortBodies {
    /** After all other filters. */
    private static final int LAST = 10;

    /** In bytes. A set needs 300. */
    private static final int LONGEST = 4_096;

    private final long patience;

    ShortBodies(@ConfigProperty(name = "quarkus.http.read-timeout") Duration patience) {
        this.patience = patience.toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, LAST);
    }

    private void read(RoutingContext context) {
        var request = context.request();
        var length = BodyLimit.length(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        boolean isShort = length > 0 && length <= LONGEST && request.getHeader(HttpHeaders.EXPECT) == null;
        if (!isShort || !request.path().startsWith("/v1/")) {
            context.next();
            return;
        }
        var vertx = context.vertx();
        var timer = vertx.setTimer(patience, late -> context.response().reset());
        request.exceptionHandler(lost -> vertx.cancelTimer(timer));
        request.bodyHandler(body -> {
            vertx.cancelTimer(timer);
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        });
        request.resume();
    }
}
