package topset.verification.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.verification.Json;

/** A client of the live stream, as a browser is one: remembers the last id, and comes again with it when the stream ends. */
final class EventSource implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What was told. */
    record Told(String name, String id, JsonNode data) {
        String athleteId() {
            return data.path("athleteId").asText();
        }
    }

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Function<String, HttpResponse<InputStream>> again;
    private volatile InputStream body;
    private volatile String lastId;
    private volatile boolean ready;
    private volatile boolean closed;

    private EventSource(InputStream body, String lastId, Function<String, HttpResponse<InputStream>> again) {
        this.body = body;
        this.lastId = lastId;
        this.again = again;
        Thread.ofVirtual().start(this::run);
    }

    static EventSource open(URI programs, String token, String path, @Nullable String lastId) {
        var response = answer(programs, token, path, lastId);
        if (response.statusCode() != 200) {
            throw new AssertionError("the stream was answered " + response.statusCode());
        }
        return new EventSource(
                response.body(),
                lastId == null ? "" : lastId,
                last -> answer(programs, token, path, last.isEmpty() ? null : last));
    }

    static HttpResponse<InputStream> answer(URI programs, String token, String path, @Nullable String lastId) {
        var request = HttpRequest.newBuilder(programs.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A service that cannot read its store for a moment ends the stream: whoever wants more comes again. */
    private void run() {
        read();
        while (!closed) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try (var next = again.apply(lastId).body()) {
                body = next;
                if (!closed) {
                    read();
                }
            } catch (IOException | UncheckedIOException e) {
                // away: later perhaps
            }
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            String data = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                } else if (line.isEmpty()) {
                    take(name, id, data);
                    name = "";
                    data = "";
                }
            }
        } catch (IOException e) {
            // the connection was closed, here or there
        }
    }

    private void take(String name, String id, String data) {
        if (!data.isEmpty() && !name.equals("ready")) {
            told.add(new Told(name, id, Json.read(data)));
        }
        lastId = id.isEmpty() ? lastId : id;
        ready = true;
    }

    List<Told> told() {
        return told;
    }

    boolean ready() {
        return ready;
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        closed = true;
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
