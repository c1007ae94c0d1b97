package topset.edge.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers 413 if a request declares a body length above the largest length that the service reads. For the import of a
 * gym, this is the HTTP server's own limit, because such a body is read line by line. For other requests, the limit is
 * lower, but a body below this limit may still be too large. {@link StrictJson} refuses such a body after the caller's
 * rights are checked.
 *
 * <p>A small body is read here, before its request gets a thread.
 */
@ApplicationScoped
class BodyLimit {
    /** Before the HTTP server's own limit, which answers without a body and closes the connection. */
    private static final int FIRST = 10_000;

    private static final String IMPORTS = "/v1/imports";

    /** {@link StrictJson} reads and discards a body up to this length, so that the client can read the answer. */
    private static final long MOST_OF_OTHERS = 64 * 1024 * 1024;

    /** In bytes. Longer bodies, and those without a length, are read from a budget, see {@link StrictJson}. */
    private static final int SMALL = 4_096;

    private final long limit;
    private final Duration readTimeout;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    io.quarkus.runtime.configuration.MemorySize limit,
            @ConfigProperty(name = "quarkus.http.read-timeout") Duration readTimeout) {
        this.limit = limit.asLongValue();
        this.readTimeout = readTimeout;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        var most = IMPORTS.equals(context.request().path()) ? limit : Math.min(limit, MOST_OF_OTHERS);
        if (length > most) {
            // HTTP/2 clients refuse an answer with this header.
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.CONNECTION, "close");
            }
            answer(
                    context,
                    Problem.tooLarge("The body may have at most " + StrictJson.MAX_BODY
                            + " bytes; a log of another app " + BodyReader.MAX_IMPORT + "; an import of a gym "
                            + limit));
        } else if (length > 0 && length <= SMALL && !context.request().headers().contains(HttpHeaders.EXPECT)) {
            readFirst(context);
        } else {
            context.next();
        }
    }

    /** Otherwise a virtual thread waits for the body on a monitor, which costs a sixth of the time of a set's POST. */
    private void readFirst(RoutingContext context) {
        var late = context.vertx()
                .setTimer(
                        readTimeout.toMillis(),
                        _ -> answer(
                                context,
                                Problem.of(
                                        Problem.Kind.TIMED_OUT,
                                        "The body must arrive within " + readTimeout.toSeconds()
                                                + " s: send the request again")));
        context.request().body().onComplete(read -> {
            if (context.vertx().cancelTimer(late) && read.succeeded()) {
                ((RoutingContextInternal) context).setBody(read.result());
                context.next();
            }
        });
        // Quarkus pauses a request before the filters.
        context.request().resume();
    }

    private static void answer(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
                .end(Buffer.buffer(ContractJson.write(problem.body())));
    }

    private static long length(@org.jspecify.annotations.Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            // The length has more digits than a long. The HTTP decoder has already rejected other text.
            return Long.MAX_VALUE;
        }
    }
}
