package topset.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 with a problem for bodies that say they are larger than anything that is read to its end; smaller ones that
 * are still too large are answered where they are read ({@link StrictJson}), after the caller's rights.
 */
@ApplicationScoped
class BodyLimit {
    /** Before the server's own limit, which answers without a body and hangs up. */
    private static final int FIRST = 10_000;

    private final long limit;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    io.quarkus.runtime.configuration.MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length <= limit) {
            context.next();
        } else {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context);
        }
    }

    private static void answer(RoutingContext context) {
        var problem = Problem.tooLarge("At most " + StrictJson.MAX_BODY + " bytes are taken");
        context.response()
                .setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                .end(Buffer.buffer(ContractJson.write(problem.body())));
    }

    private static long length(@org.jspecify.annotations.Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            // More digits than a long has, or no number at all: the HTTP decoder has refused the latter.
            return Long.MAX_VALUE;
        }
    }
}
