package topset.program.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.program.Api;
import topset.program.Json;

/** A stream of server-sent events, read one event after the other. */
final class EventStream implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BufferedReader lines;

    /**
     * An event.
     *
     * @param name {@code :} and the text of a comment
     */
    record Event(String name, String id, String data) {
        boolean isHeartbeat() {
            return name.startsWith(":");
        }

        JsonNode json() {
            return Json.read(data);
        }
    }

    private EventStream(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    static EventStream open(String path, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(Api.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("the stream was answered " + response.statusCode());
            }
            return new EventStream(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next, heartbeats among them; waits for it. */
    Event next() {
        var name = "";
        var id = "";
        var data = "";
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring("data:".length());
                } else if (line.startsWith(":")) {
                    name = line;
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(name, id, data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the stream has ended");
    }

    /** All up to the first of that kind, without heartbeats. */
    List<Event> upTo(Predicate<Event> last) {
        var events = new ArrayList<Event>();
        while (true) {
            var event = next();
            if (!event.isHeartbeat()) {
                events.add(event);
                if (last.test(event)) {
                    return events;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
