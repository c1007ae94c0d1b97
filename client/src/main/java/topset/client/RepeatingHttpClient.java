package topset.client;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a request that was answered with 429 or 503, after the number of seconds in the header {@code Retry-After}.
 */
final class RepeatingHttpClient extends HttpClient {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final Duration persistence;

    RepeatingHttpClient(HttpClient http, Duration persistence) {
        this.http = http;
        this.persistence = persistence;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + persistence.toNanos();
        var response = http.send(request, handler);
        while (isTemporary(response.statusCode())) {
            var pause = pause(response.headers());
            if (System.nanoTime() + pause.toNanos() > deadline) {
                return response;
            }
            if (response.body() instanceof AutoCloseable body) {
                close(body);
            }
            Thread.sleep(pause);
            response = http.send(request, handler);
        }
        return response;
    }

    private static boolean isTemporary(int status) {
        return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
    }

    private static Duration pause(HttpHeaders headers) {
        try {
            return headers.firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Math.clamp(Long.parseLong(seconds.strip()), 0, 86_400)))
                    .orElse(USUAL_PAUSE);
        } catch (NumberFormatException date) {
            return USUAL_PAUSE;
        }
    }

    private static void close(AutoCloseable body) throws IOException {
        try {
            body.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return http.sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed) {
        return http.sendAsync(request, handler, pushed);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
