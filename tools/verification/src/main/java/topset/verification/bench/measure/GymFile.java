package topset.verification.bench.measure;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Json;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/** The lines of a gym's export (docs/transfer.md), which a service imports. */
public final class GymFile {
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final StringBuilder lines = new StringBuilder();

    /** The service's answer to an import, with the time from the first byte of the file to the answer. */
    public record Imported(int status, long lines, long added, long repeated, long refused, double seconds) {}

    public void line(String json) {
        lines.append(json).append('\n');
    }

    public void session(String athlete, UUID session, OffsetDateTime startedAt, @Nullable Integer day) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("sessionId", session, "athleteId", athlete, "startedAt", startedAt));
        if (day != null) {
            body.put("day", day);
        }
        line(Json.write(Map.of("type", "session", "athleteId", athlete, "session", body)));
    }

    public void set(String athlete, UUID session, SetRequest set) {
        line(Json.write(Map.of("type", "set", "athleteId", athlete, "sessionId", session, "set", set)));
    }

    public void finish(String athlete, UUID session, OffsetDateTime at) {
        var body = Map.of("finishedAt", at);
        line(Json.write(Map.of("type", "finish", "athleteId", athlete, "sessionId", session, "finish", body)));
    }

    public long bytes() {
        return lines.length();
    }

    public Imported post(URI service, String token) {
        var began = System.nanoTime();
        var answer = new ServiceClient(service, token, PATIENCE, Duration.ZERO)
                .send("POST", "/v1/imports", lines.toString(), Map.of("Content-Type", "application/x-ndjson"));
        var result = answer.json();
        return new Imported(
                answer.status(),
                result.path("lines").asLong(),
                result.path("added").asLong(),
                result.path("repeated").asLong(),
                result.path("refused").asLong(),
                (System.nanoTime() - began) / 1e9);
    }
}
