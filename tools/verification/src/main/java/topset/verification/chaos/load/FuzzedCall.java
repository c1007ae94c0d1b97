package topset.verification.chaos.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.local.servers.Database;
import topset.testsupport.Json;
import topset.verification.support.RunningPair;

/**
 * A valid call of an operation in the stored OpenAPI documents, to be mutated. Its values are the examples of the
 * documents, so that a call about a session means the session that another call starts.
 */
record FuzzedCall(
        Database service,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable String content,
        String body,
        List<String> roles) {

    record Parameter(String name, String in, String value) {}

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String UUID = "9f1f9f6e-5f0e-4d5e-9b0e-1f2d3c4b5a69";

    /** No such address exists, so the services send nothing there. */
    private static final String NOWHERE = "https://hooks.invalid/topset";

    /** All operations of both services, in the order of the documents. */
    static List<FuzzedCall> all(String gym) {
        var documents = new EnumMap<Database, JsonNode>(Database.class);
        documents.put(Database.SESSION, document("session-service"));
        documents.put(Database.PROGRAM, document("program-service"));
        var values = new HashMap<String, String>(Map.of("gym", gym));
        documents
                .values()
                .forEach(document -> document.path("paths")
                        .findValues("requestBody")
                        .forEach(body ->
                                collect(example(body.path("content").elements().next()), values)));
        var calls = new ArrayList<FuzzedCall>();
        documents.forEach((service, document) -> document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> calls.add(new Reader(document, values)
                                .call(service, operation.getKey(), path.getKey(), operation.getValue())))));
        return calls;
    }

    private static JsonNode document(String service) {
        try {
            return Json.read(Files.readString(
                    RunningPair.root().resolve("docs").resolve("openapi").resolve(service + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode example, Map<String, String> values) {
        example.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                values.putIfAbsent(field.getKey(), field.getValue().asText());
            } else {
                collect(field.getValue(), values);
            }
        });
        if (example.isArray()) {
            example.forEach(item -> collect(item, values));
        }
    }

    /** The example of a body or a parameter, or the first of its examples. */
    private static JsonNode example(JsonNode described) {
        var examples = described.path("examples");
        return examples.isEmpty()
                ? described.path("example")
                : examples.elements().next().path("value");
    }

    private record Reader(JsonNode document, Map<String, String> values) {

        FuzzedCall call(Database service, String method, String path, JsonNode operation) {
            var parameters = new ArrayList<Parameter>();
            for (var each : operation.path("parameters")) {
                parameters.add(new Parameter(
                        each.path("name").asText(), each.path("in").asText(), value(each)));
            }
            var content = operation.path("requestBody").path("content").properties().stream()
                    .findFirst();
            var roles = new ArrayList<String>();
            operation
                    .path("security")
                    .forEach(way -> way.forEach(scopes -> scopes.forEach(role -> {
                        roles.add(role.asText());
                    })));
            return new FuzzedCall(
                    service,
                    method.toUpperCase(Locale.ROOT),
                    path,
                    parameters,
                    content.map(Map.Entry::getKey).orElse(null),
                    content.map(each -> body(each.getValue())).orElse(""),
                    roles);
        }

        private String value(JsonNode parameter) {
            var example = example(parameter);
            var known = values.get(parameter.path("name").asText());
            return known != null && example.isMissingNode()
                    ? known
                    : (example.isMissingNode() ? valid(parameter.path("schema")) : example).asText();
        }

        private String body(JsonNode described) {
            var example = example(described);
            return example.isTextual()
                    ? example.asText()
                    : Json.write(withoutAddresses(
                            example.isMissingNode() ? valid(described.path("schema")) : example.deepCopy()));
        }

        private JsonNode valid(JsonNode described) {
            var schema = described.has("$ref")
                    ? document.at(described.path("$ref").asText().substring(1))
                    : described;
            if (schema.has("enum")) {
                return schema.path("enum").get(0);
            }
            return switch (schema.path("type").asText()) {
                case "object" -> {
                    var object = (ObjectNode) Json.read("{}");
                    schema.path("properties")
                            .properties()
                            .forEach(each -> object.set(each.getKey(), valid(each.getValue())));
                    yield object;
                }
                case "array" -> ((ArrayNode) Json.read("[]")).add(valid(schema.path("items")));
                case "integer", "number" -> Json.read("1");
                case "boolean" -> Json.read("true");
                default -> Json.read(schema.path("format").asText().equals("uuid") ? '"' + UUID + '"' : "\"d1\"");
            };
        }

        private static JsonNode withoutAddresses(JsonNode body) {
            body.findParents("url").forEach(parent -> ((ObjectNode) parent).put("url", NOWHERE));
            return body;
        }
    }
}
