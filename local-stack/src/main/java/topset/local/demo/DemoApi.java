package topset.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Calls the two services as a client of the gym.
 *
 * @param token requested for every call
 */
public record DemoApi(String sessions, String programs, Supplier<String> token) {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    /** A service refused a call. The message is the service's. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** Whether the stack does not have the requested resource. */
        boolean isUnknown() {
            return status == NOT_FOUND;
        }
    }

    JsonNode program(String method, String path, Object body) {
        return send(method, programs + path, write(body));
    }

    JsonNode session(String method, String path, Object body) {
        return send(method, sessions + path, write(body));
    }

    /** The resource of the session service, if it exists. */
    Optional<JsonNode> sessionIfThere(String path) {
        return ifThere(() -> session("GET", path, Map.of()));
    }

    /** The resource of the program service, if it exists. */
    Optional<JsonNode> programIfThere(String path) {
        return ifThere(() -> program("GET", path, Map.of()));
    }

    private static Optional<JsonNode> ifThere(Supplier<JsonNode> call) {
        try {
            return Optional.of(call.get());
        } catch (Refused e) {
            if (e.isUnknown()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Starts a session. A repeated call changes nothing. */
    void start(UUID session, String athlete, int day, OffsetDateTime at) {
        var body = Map.of("sessionId", session, "athleteId", athlete, "startedAt", at.toString(), "day", day);
        session("POST", "/v1/sessions", body);
    }

    /** Logs sets, all or none. Returns the highest sequence among them. */
    long log(UUID session, List<Map<String, Object>> sets) {
        var answer = session("POST", "/v1/sessions/" + session + "/sets/batch", Map.of("sets", sets));
        return answer.findValues("sequence").stream()
                .mapToLong(JsonNode::asLong)
                .max()
                .orElse(0);
    }

    void finish(UUID session, Object at) {
        session("POST", "/v1/sessions/" + session + "/finish", Map.of("finishedAt", at.toString()));
    }

    /**
     * The plan of a week (a number or {@code current}) that includes the set with that sequence.
     *
     * @throws Refused if the plan does not include it in time
     */
    JsonNode plan(String athlete, Object week, long atLeast) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var plan = program("GET", "/v1/athletes/" + athlete + "/weeks/" + week + "?atLeast=" + atLeast, Map.of());
            if (plan.path("asOf").path("sequence").asLong() >= atLeast) {
                return plan;
            }
            if (System.nanoTime() > until) {
                throw new Refused(0, "the plan of " + athlete + " does not include the sets in time");
            }
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode send(String method, String address, String body) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token.get());
        if (method.equals("GET") || method.equals("DELETE")) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= FIRST_ERROR) {
                throw new Refused(
                        response.statusCode(),
                        method + " " + address + " was answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new Refused(0, method + " " + address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(0, "interrupted");
        }
    }
}
