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
import java.util.Map;
import java.util.function.Supplier;

/**
 * The two services, called as any client of the gym would.
 *
 * @param token asked for at every call
 */
public record Api(String sessions, String programs, Supplier<String> token) {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    /** A call was refused; the message is the service's own. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** Whether this stack does not have what was asked for. */
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

    /** Whether the session service has it. */
    boolean isThere(String path) {
        try {
            session("GET", path, Map.of());
            return true;
        } catch (Refused e) {
            if (e.isUnknown()) {
                return false;
            }
            throw e;
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
