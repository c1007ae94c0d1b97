package topset.edge.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends POST requests to URLs whose hosts are already resolved. The client follows no redirects, verifies that a
 * certificate matches the host name, and reads only the first 16 kB of an answer.
 */
@ApplicationScoped
public class OutboundClient {
    private static final int MOST_OF_ANSWER = 16_384;
    private static final int MOST_OF_HEADERS = 8_192;
    private static final int CONNECTIONS_OF_ADDRESS = 8;
    private static final int IDLE_SECONDS = 20;
    private static final int MOST_CONNECT_MILLIS = 5_000;

    private final Vertx vertx;
    private final HttpClient client;

    @Inject
    OutboundClient(Vertx vertx) {
        this(vertx, false);
    }

    /** @param trustAll for tests: certificates of any issuer are accepted; the host name is verified in any case */
    OutboundClient(Vertx vertx, boolean trustAll) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(MOST_CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(CONNECTIONS_OF_ADDRESS)
                .setMaxHeaderSize(MOST_OF_HEADERS)
                .setVerifyHost(true)
                .setTrustAll(trustAll));
    }

    /**
     * The result of a call. The body of an answer is discarded.
     *
     * @param status null if no answer was received
     * @param retryAfter from the Retry-After header; null if the header is absent or not a number of seconds
     * @param failure a sentence; of no meaning if the call {@link #isDelivered}
     */
    record CallResult(@Nullable Integer status, @Nullable Duration retryAfter, String failure) {

        static CallResult answered(int status, @Nullable Duration retryAfter) {
            return new CallResult(status, retryAfter, "answered " + status + " instead of 2xx");
        }

        static CallResult failed(String reason) {
            return new CallResult(null, null, reason);
        }

        boolean isDelivered() {
            return status != null && status / 100 == 2;
        }
    }

    /** {@code atMost} is the longest time, from connecting to the status of the answer. */
    public CallResult post(OutboundUrls.ResolvedUrl url, Map<String, String> headers, byte[] body, Duration atMost)
            throws InterruptedException {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(url.address(), url.port())))
                .setHost(url.uri().getHost())
                .setPort(url.port())
                .setSsl(url.isTls())
                .setURI(url.requestTarget())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        var isAbandoned = new AtomicBoolean();
        var answer = client.request(options)
                .compose(request -> send(request, body, atMost, isAbandoned))
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            isAbandoned.set(true);
            return CallResult.failed("did not answer within " + atMost.toSeconds() + " s");
        } catch (ExecutionException e) {
            return CallResult.failed(reason(e.getCause()));
        }
    }

    /** Cancels the request if it, or the rest of its answer, takes too long. Runs on the event loop. */
    private Future<CallResult> send(
            HttpClientRequest request, byte[] body, Duration atMost, AtomicBoolean isAbandoned) {
        if (isAbandoned.get()) {
            request.reset();
            return Future.failedFuture("abandoned");
        }
        var limit = vertx.setTimer(atMost.toMillis(), tooLong -> request.reset());
        return request.send(Buffer.buffer(body)).map(response -> {
            var read = new AtomicInteger();
            response.handler(chunk -> {
                if (read.addAndGet(chunk.length()) > MOST_OF_ANSWER) {
                    request.reset();
                }
            });
            response.end().onComplete(end -> vertx.cancelTimer(limit));
            return CallResult.answered(response.statusCode(), retryAfter(response.getHeader("retry-after")));
        });
    }

    /** Null for a date instead of a number of seconds. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        return header != null && header.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    private static String reason(@Nullable Throwable failure) {
        var message = failure == null ? null : failure.getMessage();
        return "could not be reached: " + (message == null ? String.valueOf(failure) : message);
    }
}
