package topset.verification.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Json;
import topset.testsupport.ServerSentEvents;

/**
 * A client of the live stream that behaves like a browser: it remembers the last event id and reconnects with it when
 * the stream ends.
 */
final class EventSource implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    record Received(String name, String id, JsonNode data) {
        String athleteId() {
            return data.path("athleteId").asText();
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
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
        var address = programs.resolve(path);
        var response = ServerSentEvents.ask(address, token, lastId);
        if (response.statusCode() != 200) {
            throw new AssertionError("the stream was answered " + response.statusCode());
        }
        return new EventSource(
                response.body(),
                lastId == null ? "" : lastId,
                last -> ServerSentEvents.ask(address, token, last.isEmpty() ? null : last));
    }

    /** Reads the stream and reconnects when it ends. A service that cannot read its store ends the stream. */
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
                // The service does not answer. The next attempt may succeed.
            }
        }
    }

    private void read() {
        try (var events = new ServerSentEvents(body)) {
            for (var event = events.next(); event != null; event = events.next()) {
                take(event.name(), event.id(), event.data());
            }
        } catch (IOException e) {
            // The client or the service has closed the connection.
        }
    }

    private void take(String name, String id, String data) {
        if (!data.isEmpty() && !name.equals("ready")) {
            received.add(new Received(name, id, Json.read(data)));
        }
        lastId = id.isEmpty() ? lastId : id;
        ready = true;
    }

    List<Received> received() {
        return received;
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
