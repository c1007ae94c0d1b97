package topset.verification.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares a response with its schema in the OpenAPI document. A field that the schema does not have is a fault. A
 * value that looks like a constant must be in an enumeration.
 */
final class Conformance {
    private static final Pattern CONSTANT = Pattern.compile("[A-Z]{2,}(_[A-Z]+)*");

    /**
     * The path of a field that holds a flag's code or a rule's id. The values of this field look like constants but are
     * no enumeration.
     */
    private static final String FLAG_OR_RULE = ".caughtBy[].code";

    private final JsonNode api;
    private final List<String> faults = new ArrayList<>();

    private Conformance(JsonNode api) {
        this.api = api;
    }

    static List<String> faults(JsonNode api, JsonNode schema, JsonNode value) {
        var comparison = new Conformance(api);
        comparison.compare("", schema, value);
        return comparison.faults;
    }

    private void compare(String at, JsonNode given, JsonNode value) {
        var schema = given.has("$ref") ? api.at(given.path("$ref").asText().substring(1)) : given;
        switch (schema.path("type").asText()) {
            case "object" -> object(at, schema, value);
            case "array" -> {
                expect(at, value.isArray(), "an array", value);
                value.forEach(item -> compare(at + "[]", schema.path("items"), item));
            }
            case "string" -> text(at, schema, value);
            case "integer" -> expect(at, value.isIntegralNumber(), "an integer", value);
            case "number" -> expect(at, value.isNumber(), "a number", value);
            case "boolean" -> expect(at, value.isBoolean(), "true or false", value);
            case "" -> expect(at, !schema.isMissingNode(), "described", value);
            default -> faults.add(at + ": unknown type in " + schema);
        }
    }

    private void object(String at, JsonNode schema, JsonNode value) {
        expect(at, value.isObject(), "an object", value);
        value.properties().forEach(field -> {
            var property = schema.path("properties").path(field.getKey());
            var its = property.isMissingNode() ? schema.path("additionalProperties") : property;
            if (its.isObject()) {
                compare(at + "." + field.getKey(), its, field.getValue());
            } else {
                faults.add(at + "." + field.getKey() + " is not in the document");
            }
        });
    }

    private void text(String at, JsonNode schema, JsonNode value) {
        expect(at, value.isTextual(), "a text", value);
        if (schema.has("enum")) {
            var isKnown = schema.path("enum").valueStream().anyMatch(value::equals);
            expect(at, isKnown, "one of " + schema.path("enum"), value);
        } else {
            var looksConstant = CONSTANT.matcher(value.asText()).matches() && !at.endsWith(FLAG_OR_RULE);
            expect(at, !looksConstant, "an enumeration in the document", value);
        }
    }

    private void expect(String at, boolean isSo, String what, JsonNode value) {
        if (!isSo) {
            faults.add(at + " must be " + what + ", not " + value);
        }
    }
}
