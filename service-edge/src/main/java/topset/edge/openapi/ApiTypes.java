package topset.edge.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import topset.contract.WeightUnit;
import topset.edge.openapi.CompleteOpenApi.Choice;
import topset.store.Actor;

/** @param schemas all of the document, also nested ones */
record ApiTypes(OpenAPI api, List<Schema> schemas) {
    /** The choices that occur in both services. */
    private static final List<Choice> COMMON = List.of(
            new Choice("WeightUnit", List.of(WeightUnit.values()), Set.of("Load.unit")),
            new Choice(
                    "AuditKind",
                    List.of("EVENT", "OPERATION", "REFUSAL", "SIGN_IN", "EXPORT"),
                    Set.of("AuditEntry.kind")),
            new Choice("ActorRole", List.of(Actor.Role.values()), Set.of("AuditActor.role")));

    /** @throws IllegalStateException if the document lacks a property or a parameter of a choice */
    void set(List<Choice> choices) {
        inline();
        var places = places();
        Stream.concat(COMMON.stream(), choices.stream()).forEach(choice -> {
            var values = choice.values().stream().<Object>map(Object::toString).toList();
            api.getComponents()
                    .addSchema(
                            choice.name(),
                            OASFactory.createSchema()
                                    .type(List.of(SchemaType.STRING))
                                    .enumeration(values));
            for (var at : choice.at()) {
                var place = Objects.requireNonNull(places.get(at), () -> "The OpenAPI document must have " + at);
                place.allOf(null).type(null).pattern(null).ref(choice.name());
            }
        });
    }

    /** Writes ids, times, cursors and limits at each use: types that are neither objects nor choices. */
    private void inline() {
        var components = ApiDocument.components(api);
        var simple = components.entrySet().stream()
                .filter(each -> each.getValue().getEnumeration() == null && isSimple(each.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        simple.keySet().forEach(api.getComponents()::removeSchema);
        Stream.concat(schemas.stream().filter(schema -> schema.getAllOf() != null), schemas.stream())
                .forEach(schema -> {
                    var reference = schema.getAllOf() == null
                            ? schema
                            : schema.getAllOf().getFirst();
                    var type = simple.get(String.valueOf(ApiDocument.reference(reference)));
                    if (type != null && schema.getItems() == null) {
                        schema.allOf(null)
                                .ref(null)
                                .type(type.getType())
                                .format(type.getFormat())
                                .minimum(type.getMinimum())
                                .maximum(type.getMaximum())
                                .defaultValue(type.getDefaultValue());
                    }
                });
    }

    private static boolean isSimple(Schema schema) {
        return List.of(SchemaType.STRING).equals(schema.getType())
                || List.of(SchemaType.INTEGER).equals(schema.getType());
    }

    /** The schemas of properties, by {@code Schema.property}, and of parameters, by {@code ?parameter}. */
    private Map<String, Schema> places() {
        var places = new HashMap<String, Schema>();
        ApiDocument.components(api)
                .forEach((name, schema) -> ApiDocument.properties(schema)
                        .forEach((property, its) ->
                                places.put(name + "." + property, its.getItems() == null ? its : its.getItems())));
        ApiDocument.operations(api)
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .forEach(parameter -> places.put("?" + parameter.getName(), parameter.getSchema()));
        return places;
    }
}
