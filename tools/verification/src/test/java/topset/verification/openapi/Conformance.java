package topset.verification.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/**
 * Compares a response with its schema in the OpenAPI document, more strictly than a client must: a field that the
 * schema does not have is a fault, and a value that looks like a constant must be in an enumeration.
 */
final class Conformance {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final String CONSTANT = "^[A-Z]{2,}(_[A-Z]+)*$";

    /** A flag's code or a rule's id, which look like constants but are no enumeration. */
    private static final String FLAG_OR_RULE = "/components/schemas/CaughtBy/properties/code";

    private Conformance() {}

    static List<String> faults(JsonNode api, JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return List.of("the document has no schema for " + value);
        }
        ObjectNode strict = schema.deepCopy();
        strict.putObject("components")
                .set("schemas", api.at("/components/schemas").deepCopy());
        strict.findParents("type").forEach(Conformance::restrict);
        if (strict.at(FLAG_OR_RULE) instanceof ObjectNode flagOrRule) {
            flagOrRule.remove("not");
        }
        return REGISTRY.getSchema(strict.toString()).validate(value.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static void restrict(JsonNode schema) {
        var type = schema.path("type").asText();
        if (type.equals("object") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        } else if (type.equals("string") && !schema.has("enum") && !schema.has("$ref")) {
            ((ObjectNode) schema).putObject("not").put("pattern", CONSTANT);
        }
    }
}
