package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A schema and its record have the same fields, of the same types, with the same fields optional, at every level. */
class SchemaMatchesRecordTest {

    @ParameterizedTest
    @EnumSource
    void fields_types_and_what_may_be_absent_are_the_records(EventType type) {
        var root = Resources.schema(type);
        compare(type.form(), root, root, type.form().getSimpleName());
    }

    @Test
    void the_newest_state_of_a_slot_too() {
        var root = Resources.json(Resources.SLOT_TARGETS);
        assertThat(Resources.metaObjections(root)).isEmpty();
        assertThat(root.get("$id").asString()).isEqualTo(SlotTargets.DATA_SCHEMA);
        compare(SlotTargets.class, root, root, "SlotTargets");
    }

    private static void compare(Class<?> form, JsonNode schema, JsonNode root, String at) {
        var components = components(form).toList();
        assertThat(names(schema.get("properties")))
                .as(at)
                .containsExactlyInAnyOrderElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(schema.get("required").values().stream().map(JsonNode::asString))
                .as(at + " required")
                .containsExactlyInAnyOrderElementsOf(components.stream()
                        .filter(c -> isRequired(c.getAnnotatedType()))
                        .map(RecordComponent::getName)
                        .toList());
        for (var component : components) {
            compare(
                    component.getGenericType(),
                    component.getAnnotatedType(),
                    resolved(schema.get("properties").get(component.getName()), root),
                    root,
                    at + "." + component.getName());
        }
    }

    /** The components of an unwrapped record are fields of the record around it. */
    private static Stream<RecordComponent> components(Class<?> form) {
        return Stream.of(form.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(NotInPublicEvent.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static void compare(Type type, AnnotatedType annotated, JsonNode schema, JsonNode root, String at) {
        assertThat(schema.path("description").asString(""))
                .as(at + " description")
                .isNotEmpty();
        switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> {
                assertThat(schema.get("type").asString()).as(at).isEqualTo("array");
                var item = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
                var itemSchema = resolved(schema.get("items"), root);
                if (item.getType() instanceof Class<?> form && form.isRecord()) {
                    compare(form, itemSchema, root, at + "[]");
                }
            }
            case Class<?> form when form.isRecord() -> compare(form, schema, root, at);
            case Class<?> form
            when form.isEnum() ->
                assertThat(schema.get("enum").values().stream().map(JsonNode::asString))
                        .as(at)
                        .containsExactlyInAnyOrderElementsOf(Stream.of(form.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            case Class<?> form -> {
                assertThat(schema.get("type").asString()).as(at).isEqualTo(jsonType(form, at));
                assertThat(schema.path("format").asString("")).as(at).isEqualTo(format(form));
            }
            default -> throw new AssertionError(at + " is of a type no event has had: " + type);
        }
    }

    private static String jsonType(Class<?> form, String at) {
        if (form == int.class || form == Integer.class || form == long.class) {
            return "integer";
        }
        if (form == boolean.class || form == Boolean.class) {
            return "boolean";
        }
        if (form == BigDecimal.class) {
            return "number";
        }
        if (Stream.of(String.class, UUID.class, OffsetDateTime.class, LocalDate.class)
                .anyMatch(form::equals)) {
            return "string";
        }
        throw new AssertionError(at + " is of a type no event has had: " + form);
    }

    private static String format(Class<?> form) {
        if (form == UUID.class) {
            return "uuid";
        }
        if (form == OffsetDateTime.class) {
            return "date-time";
        }
        return form == LocalDate.class ? "date" : "";
    }

    private static boolean isRequired(AnnotatedType type) {
        return !type.isAnnotationPresent(Nullable.class) || type.isAnnotationPresent(RequiredInEvent.class);
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
