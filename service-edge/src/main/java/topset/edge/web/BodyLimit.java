package topset.edge.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 for bodies whose declared length exceeds the largest length that is ever read. Smaller bodies that are
 * still too large are answered in {@link StrictJson}, after the caller's rights are checked.
 */
@ApplicationScoped
class BodyLimit {
    /**
     * The priority of this filter. It runs before the server's own limit, which answers without a body and closes the
     * connection.
     */
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
        var problem = Problem.tooLarge("The body may have at most " + StrictJson.MAX_BODY + " bytes, an import at most "
                + BodyReader.MAX_IMPORT);
        context.response()
                .setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                .end(Buffer.buffer(ContractJson.write(problem.body())));
    }

    private static long length(@org.jspecify.annotations.Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            // The number has more digits than a long. The HTTP decoder has already rejected text that is not a number.
            return Long.MAX_VALUE;
        }
    }
}
