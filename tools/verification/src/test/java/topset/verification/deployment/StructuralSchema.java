package topset.verification.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The schema of a custom resource, as Kubernetes defines it ("structural schema"). Other than Kubernetes, which drops
 * unknown fields, it reports them.
 */
record StructuralSchema(JsonNode schema) {

    /** Returns what is wrong with a value, one sentence for each fault. */
    List<String> faults(String path, JsonNode value) {
        var faults = new ArrayList<String>();
        check(path, value, schema, faults);
        return faults;
    }

    private static void check(String path, JsonNode value, JsonNode schema, List<String> faults) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            if (!value.isIntegralNumber() && !value.isTextual()) {
                faults.add(path + " must be a number or a text");
            }
            return;
        }
        var type = schema.path("type").asText();
        if (!hasType(value, type)) {
            faults.add("%s must be of type %s, not %s".formatted(path, type, value));
            return;
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            faults.add("%s must be one of %s, not %s".formatted(path, schema.path("enum"), value));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText())
                        .matcher(value.asText())
                        .find()) {
            faults.add("%s must match %s, not %s".formatted(path, schema.path("pattern"), value));
        }
        if (value.isObject()) {
            checkFields(path, value, schema, faults);
        }
        for (int index = 0; value.isArray() && schema.has("items") && index < value.size(); index++) {
            check(path + "[" + index + "]", value.get(index), schema.path("items"), faults);
        }
    }

    private static void checkFields(String path, JsonNode value, JsonNode schema, List<String> faults) {
        schema.path("required")
                .valueStream()
                .map(JsonNode::asText)
                .filter(field -> !value.has(field))
                .forEach(field -> faults.add(path + " must have " + field));
        value.propertyStream().forEach(field -> {
            var at = path + "." + field.getKey();
            var known = schema.path("properties").path(field.getKey());
            var others = schema.path("additionalProperties");
            if (known.isObject()) {
                check(at, field.getValue(), known, faults);
            } else if (others.isObject()) {
                check(at, field.getValue(), others, faults);
            } else if (!others.asBoolean()
                    && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                faults.add(at + " is no known field");
            }
        });
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }
}
