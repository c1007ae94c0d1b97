package topset.edge.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends POST requests to URLs whose hosts are already resolved. The client has its own event loop, so slow receivers do
 * not delay the service's HTTP server. The client follows no redirects, verifies that a certificate matches the host
 * name, and reads only the first 16 kB of an answer.
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

    OutboundClient() {
        this(false);
    }

    /** @param trustAll for tests: certificates of any issuer are accepted; the host name is verified in any case */
    OutboundClient(boolean trustAll) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(MOST_CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setMaxPoolSize(CONNECTIONS_OF_ADDRESS)
                .setMaxHeaderSize(MOST_OF_HEADERS)
                .setVerifyHost(true)
                .setTrustAll(trustAll));
    }

    @PreDestroy
    void close() {
        vertx.close();
    }

    /** {@code atMost} is the longest total time, from connecting to the end of the answer. */
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
        var exchange = new Exchange();
        client.request(options)
                .onSuccess(request -> exchange.send(request, Buffer.buffer(body)))
                .onFailure(exchange.result::completeExceptionally);
        try {
            return exchange.result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            var status = exchange.abandon();
            return status != null
                    ? status
                    : new CallResult.Failed("did not answer within " + atMost.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new CallResult.Failed(reason(e.getCause()));
        }
    }

    /** All methods except {@link #abandon} are called by the event loop. */
    private static final class Exchange {
        final CompletableFuture<CallResult> result = new CompletableFuture<>();
        private final AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
        private volatile CallResult.@Nullable Answered answered;
        private volatile boolean abandoned;
        private int read;

        void send(HttpClientRequest request, Buffer body) {
            sent.set(request);
            if (abandoned) {
                request.reset();
                return;
            }
            request.exceptionHandler(this::fail);
            request.response().onSuccess(this::read).onFailure(this::fail);
            request.send(body).onFailure(this::fail);
        }

        private void read(HttpClientResponse response) {
            var status = new CallResult.Answered(response.statusCode(), retryAfter(response.getHeader("retry-after")));
            answered = status;
            response.exceptionHandler(this::fail);
            response.handler(chunk -> {
                read += chunk.length();
                if (read > MOST_OF_ANSWER) {
                    result.complete(status);
                    response.request().reset();
                }
            });
            response.endHandler(end -> result.complete(status));
        }

        private void fail(Throwable failure) {
            var status = answered;
            if (status != null) {
                result.complete(status);
            } else {
                result.completeExceptionally(failure);
            }
        }

        /** Cancels the request. Returns the status if it has already arrived; otherwise null. */
        CallResult.@Nullable Answered abandon() {
            abandoned = true;
            var request = sent.get();
            if (request != null) {
                request.reset();
            }
            return answered;
        }
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
