package topset.verification.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.launchdarkly.eventsource.StreamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Json;
import topset.testsupport.ServerSentEvents;
import topset.verification.support.ServiceClient;

/** Calls one service, compares each answer with the service's OpenAPI document, and writes request and answer to files. */
final class AnswerRecorder {
    /** The requests are maps without an order. */
    private static final ObjectMapper PRETTY =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final int MOST_ITEMS = 2;
    private static final int LINES_OF_FILE = 3;

    final StoredApi api;
    final JsonNode document;
    private final ServiceClient service;
    private final Set<String> seen;

    /**
     * Creates a recorder of the answers of a service.
     *
     * @param seen gets what was called, as service and operation id
     */
    AnswerRecorder(StoredApi api, ServiceClient service, Set<String> seen) {
        this.api = api;
        this.service = service;
        this.seen = seen;
        this.document = Json.read(api.served());
    }

    /** Returns a recorder that calls the service as another caller. */
    AnswerRecorder as(ServiceClient other) {
        return new AnswerRecorder(api, other, seen);
    }

    JsonNode call(String operationId, String method, String path, @Nullable Object body) throws IOException {
        return send(operationId, method, path, body == null ? null : Json.write(body), Map.of());
    }

    /** Sends a POST whose body is not JSON, and records the answer. */
    JsonNode post(String operationId, String path, String contentType, String body) throws IOException {
        return send(operationId, "POST", path, body, Map.of("Content-Type", contentType));
    }

    private JsonNode send(
            String operationId, String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException {
        var operation = operation(operationId);
        if (body != null) {
            write(
                    operationId + ".request",
                    headers.isEmpty() ? pretty(PRETTY.readValue(body, Object.class)) : beginning(body));
        }
        var answer = service.send(method, path, body, headers);
        assertThat(operation.node().path("responses").has(Integer.toString(answer.status())))
                .as("%s is answered %s, which is in the document: %s", operationId, answer.status(), answer.text())
                .isTrue();
        assertThat(answer.status()).as(operationId + ": " + answer.text()).isLessThan(300);
        seen.add(api + " " + operationId);
        if (!answer.contentType().contains("/json")) {
            write(operationId, answer.text().lines().findFirst().orElseThrow());
            return Json.read("{}");
        }
        var shortened = shortened(answer.json());
        assertThat(Conformance.faults(document, operation.content().path("schema"), answer.json()))
                .as(operationId)
                .isEmpty();
        write(operationId, pretty(shortened));
        return answer.json();
    }

    /** Reads the first event of a stream and records it. */
    void stream(String operationId, String path) throws IOException {
        var token = Objects.requireNonNull(service.token());
        try (var events = ServerSentEvents.of(service.address().resolve(path), token, null)
                .build()) {
            var first = events.readMessage();
            seen.add(api + " " + operationId);
            write(
                    operationId,
                    "event: " + first.getEventName() + "\nid: " + first.getLastEventId() + "\ndata: "
                            + first.getData());
        } catch (StreamException e) {
            throw new AssertionError(operationId, e);
        }
    }

    private static String beginning(String file) {
        return file.lines().limit(LINES_OF_FILE).collect(Collectors.joining("\n"));
    }

    private static String pretty(Object json) throws IOException {
        return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private StoredApi.Operation operation(String id) {
        return StoredApi.operations(document).stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(api + " must have an operation " + id));
    }

    private void write(String name, String text) throws IOException {
        var file = Path.of("target", "openapi-examples", api.service(), name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    /** Shortens long lists in an answer, such as the list of all exercises. */
    private static JsonNode shortened(JsonNode answer) {
        var copy = answer.deepCopy();
        for (var name : List.of("items", "whoFor", "whoNotFor", "mistakes", "structures")) {
            if (copy.path(name) instanceof ArrayNode items) {
                while (items.size() > MOST_ITEMS) {
                    items.remove(items.size() - 1);
                }
            }
        }
        return copy;
    }
}
