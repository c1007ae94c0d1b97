package topset.edge.openapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import topset.contract.WeightUnit;
import topset.edge.web.PageRequest.ItemLimit;
import topset.store.Actor;

/**
 * Adds the types that Java does not express. Types of ids and times are written at each use instead of by reference.
 */
final class ApiTypes {
    private static final Map<String, String> FORMATS =
            Map.of("UUID", "uuid", "OffsetDateTime", "date-time", "LocalDate", "date");

    /** The types that occur in both services. */
    private static final Map<String, ApiType> COMMON = Map.of(
            "?limit",
            new ApiType.Bounded(1, ItemLimit.MOST, Integer.parseInt(ItemLimit.DEFAULT)),
            "?cursor",
            ApiType.string(),
            "?after",
            ApiType.string(),
            "?from",
            ApiType.string(),
            "AuditEntry.kind",
            new ApiType.Enumeration("AuditKind", List.of("EVENT", "OPERATION", "REFUSAL", "SIGN_IN", "EXPORT")),
            "AuditActor.role",
            ApiType.of("ActorRole", Actor.Role.class));

    private final OpenAPI api;
    private final List<Schema> schemas;
    private final Set<String> used = new HashSet<>();

    ApiTypes(OpenAPI api, List<Schema> schemas) {
        this.api = api;
        this.schemas = schemas;
    }

    /** @throws IllegalStateException if the document lacks a property or a parameter that {@code types} names */
    void set(Map<String, ApiType> types) {
        schemas.forEach(ApiTypes::inline);
        FORMATS.keySet().forEach(api.getComponents()::removeSchema);
        var unit = ApiDocument.components(api).get("WeightUnit");
        if (unit != null) {
            unit.setEnumeration(List.of(WeightUnit.KG.toString(), WeightUnit.LB.toString()));
        }
        var all = new HashMap<>(COMMON);
        all.putAll(types);
        properties(all);
        parameters(all);
        var unused = new HashSet<>(types.keySet());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw new IllegalStateException("The OpenAPI document must have " + unused);
        }
    }

    private static void inline(Schema schema) {
        var format = schema.getRef() == null ? null : FORMATS.get(ApiDocument.reference(schema));
        if (format != null) {
            schema.ref(null).type(List.of(SchemaType.STRING)).format(format);
        }
    }

    private void properties(Map<String, ApiType> types) {
        Map.copyOf(ApiDocument.components(api))
                .forEach((name, schema) -> ApiDocument.properties(schema)
                        .forEach((property, its) -> set(types, List.of(name + "." + property), its)));
    }

    private void parameters(Map<String, ApiType> types) {
        ApiDocument.operations(api)
                .filter(operation -> operation.getParameters() != null)
                .forEach(operation -> operation.getParameters().forEach(parameter -> {
                    var key = "?" + parameter.getName();
                    set(types, List.of(operation.getOperationId() + key, key), parameter.getSchema());
                }));
    }

    private void set(Map<String, ApiType> types, List<String> keys, Schema schema) {
        keys.stream().filter(types::containsKey).findFirst().ifPresent(key -> {
            used.add(key);
            var type = Objects.requireNonNull(types.get(key));
            var described =
                    schema.getAllOf() == null ? schema : schema.getAllOf().getFirst();
            if (described.getRef() != null && !(type instanceof ApiType.Enumeration)) {
                api.getComponents().removeSchema(ApiDocument.reference(described));
            }
            if (type instanceof ApiType.Enumeration enumeration) {
                api.getComponents().addSchema(enumeration.name(), enumeration.schema());
            }
            type.writeTo(schema.getItems() == null ? schema : schema.getItems());
        });
    }
}
