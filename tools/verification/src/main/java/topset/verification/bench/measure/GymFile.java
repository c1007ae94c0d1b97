package topset.verification.bench.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Json;
import topset.verification.support.SetRequest;

/** A temporary file with the lines of a gym's export (docs/transfer.md), which a service imports. */
public final class GymFile implements AutoCloseable {
    // Without this setting the client asks for HTTP/2 first, and the server closes the connection in the middle of such
    // a large body.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path path;
    private final BufferedWriter lines;

    private GymFile(Path path, BufferedWriter lines) {
        this.path = path;
        this.lines = lines;
    }

    public static GymFile create() throws IOException {
        var path = Files.createTempFile("gym", ".ndjson");
        return new GymFile(path, Files.newBufferedWriter(path));
    }

    public record Imported(int status, long lines, long added, long repeated, long refused, double seconds) {}

    public void line(String json) throws IOException {
        lines.write(json);
        lines.write('\n');
    }

    public void session(String athlete, UUID session, OffsetDateTime startedAt, @Nullable Integer day)
            throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("sessionId", session);
        body.put("athleteId", athlete);
        body.put("startedAt", startedAt);
        if (day != null) {
            body.put("day", day);
        }
        line(Json.write(Map.of("type", "session", "athleteId", athlete, "session", body)));
    }

    public void set(String athlete, UUID session, SetRequest set) throws IOException {
        line(Json.write(Map.of("type", "set", "athleteId", athlete, "sessionId", session, "set", set)));
    }

    public void finish(String athlete, UUID session, OffsetDateTime at) throws IOException {
        var body = Map.of("finishedAt", at);
        line(Json.write(Map.of("type", "finish", "athleteId", athlete, "sessionId", session, "finish", body)));
    }

    public long bytes() throws IOException {
        lines.flush();
        return Files.size(path);
    }

    public Imported post(URI service, String token) throws IOException, InterruptedException {
        lines.flush();
        var began = System.nanoTime();
        var answer = HTTP.send(
                HttpRequest.newBuilder(service.resolve("/v1/imports"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofFile(path))
                        .build(),
                BodyHandlers.ofString());
        var seconds = (System.nanoTime() - began) / 1e9;
        var result = Json.read(answer.body());
        return new Imported(
                answer.statusCode(),
                result.path("lines").asLong(),
                result.path("added").asLong(),
                result.path("repeated").asLong(),
                result.path("refused").asLong(),
                seconds);
    }

    @Override
    public void close() throws IOException {
        lines.close();
        Files.delete(path);
    }
}
