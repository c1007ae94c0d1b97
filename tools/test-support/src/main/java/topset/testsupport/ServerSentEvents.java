package topset.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Reads the events of a stream of server-sent events, one after the other. */
public final class ServerSentEvents implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BufferedReader lines;

    /**
     * An event or a comment that was read from the stream.
     *
     * @param name the event's name, or {@code :} and the text of a comment
     * @param id empty if absent
     * @param data empty if absent
     */
    public record Event(String name, String id, String data) {
        public boolean isHeartbeat() {
            return name.startsWith(":");
        }

        public JsonNode json() {
            return Json.read(data);
        }
    }

    public ServerSentEvents(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    /** Requests a stream as a browser does, and returns the HTTP response. The service may refuse the request. */
    public static HttpResponse<InputStream> ask(URI address, String token, @Nullable String lastEventId) {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next event, including heartbeats. Returns null at the end of the stream. */
    public @Nullable Event next() throws IOException {
        var name = "";
        var id = "";
        var data = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring("data:".length());
            } else if (line.startsWith(":")) {
                name = line;
            } else if (line.isEmpty() && !(name.isEmpty() && data.isEmpty())) {
                return new Event(name, id, data);
            }
        }
        return null;
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
