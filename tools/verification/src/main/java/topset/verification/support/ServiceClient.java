package topset.verification.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import topset.client.TopsetClient;
import topset.testsupport.Json;

/**
 * Calls one of the two services with one bearer token, or none if it is null. A call that is answered 503 is repeated
 * for the {@code persistence}.
 */
public record ServiceClient(URI address, @Nullable String token, Duration patience, Duration persistence) {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int UNAVAILABLE = 503;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Creates a client that waits only a short time for an answer, and does not repeat a call that is answered 503. */
    public ServiceClient(URI address, @Nullable String token) {
        this(address, token, SOON, Duration.ZERO);
    }

    public ServiceClient patiently(Duration howLong) {
        return new ServiceClient(address, token, howLong, howLong);
    }

    /** The client of the generated API classes, for calls that are expected to succeed. */
    public TopsetClient client() {
        return new TopsetClient(address, () -> Objects.requireNonNull(token, "a token is needed"), persistence);
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, Json.write(body), Map.of());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Json.write(body), Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var deadline = System.nanoTime() + persistence.toNanos();
        var answer = sendOnce(method, path, body, headers);
        while (answer.status() == UNAVAILABLE && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = sendOnce(method, path, body, headers);
        }
        return answer;
    }

    private Answer sendOnce(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(patience)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
