package topset.verification.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import topset.local.servers.Database;
import topset.testsupport.Json;
import topset.verification.support.RunningPair;

/**
 * A call of an operation in the stored OpenAPI documents. Its values are the examples of the documents, so that a call
 * about a session means the session that another call starts.
 */
record FuzzedCall(
        Database service,
        String method,
        String path,
        List<Parameter> parameters,
        String content,
        String body,
        List<String> roles) {

    /**
     * A parameter with a valid value.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, String value) {}

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** No such address exists, so the services send nothing there. */
    private static final String NOWHERE = "https://hooks.invalid/topset";

    static List<FuzzedCall> all(String gym) {
        var values = new HashMap<>(Map.of("gym", gym));
        var calls = new ArrayList<FuzzedCall>();
        for (var service : Database.values()) {
            var paths = document(service).path("paths");
            paths.findValues("requestBody").forEach(body -> collect(example(content(body)), values));
            paths.properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> calls.add(
                                    of(service, operation.getKey(), path.getKey(), operation.getValue(), values))));
        }
        return calls;
    }

    private static JsonNode document(Database service) {
        try {
            return Json.read(Files.readString(RunningPair.root()
                    .resolve("docs/openapi")
                    .resolve(service.service().replace(' ', '-') + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FuzzedCall of(
            Database service, String method, String path, JsonNode operation, Map<String, String> values) {
        var parameters = operation
                .path("parameters")
                .valueStream()
                .map(each -> new Parameter(
                        each.path("name").asText(), each.path("in").asText(), value(each, values)))
                .toList();
        var body = operation.path("requestBody");
        var example = example(content(body)).deepCopy();
        example.findParents("url").forEach(parent -> ((ObjectNode) parent).put("url", NOWHERE));
        return new FuzzedCall(
                service,
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? "" : body.path("content").fieldNames().next(),
                // The few bodies without an example are reasons.
                example.isMissingNode()
                        ? "{\"reason\":\"so\"}"
                        : example.isTextual() ? example.asText() : example.toString(),
                operation
                        .at("/security/0")
                        .elements()
                        .next()
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }

    /** The value of a parameter: its example, or what the bodies have under its name, or one of its type. */
    private static String value(JsonNode parameter, Map<String, String> values) {
        var schema = parameter.path("schema");
        return parameter.has("example")
                ? parameter.path("example").asText()
                : values.getOrDefault(
                        parameter.path("name").asText(),
                        switch (schema.path("type").asText()) {
                            case "integer" -> "1";
                            case "boolean" -> "true";
                            default -> schema.at("/enum/0").asText("d1");
                        });
    }

    private static JsonNode content(JsonNode body) {
        return body.path("content").valueStream().findFirst().orElse(body.path("content"));
    }

    private static JsonNode example(JsonNode described) {
        return described
                .path("examples")
                .valueStream()
                .map(each -> each.path("value"))
                .findFirst()
                .orElse(described.path("example"));
    }

    private static void collect(JsonNode example, Map<String, String> values) {
        example.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                values.putIfAbsent(field.getKey(), field.getValue().asText());
            }
        });
        example.forEach(inner -> collect(inner, values));
    }
}
