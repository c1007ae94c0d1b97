package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource
    void every_event_type_has_a_valid_schema_of_its_own(EventType type) {
        var schema = Resources.schema(type);
        assertThat(Resources.metaObjections(schema)).isEmpty();
        assertThat(schema.get("$id").asString()).isEqualTo(type.dataSchema());
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void the_meta_schema_is_really_asked() {
        var schema = (ObjectNode) Resources.schema(EventType.SET_REMOVED);
        schema.put("type", "objekt");
        assertThat(Resources.metaObjections(schema)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_examples_of_the_published_language_are_valid(EventType type) {
        assertThat(Resources.objections(type, Resources.example(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_field_of_a_later_version_is_let_through(EventType type) {
        var example = (ObjectNode) Resources.example(type);
        example.put("addedLater", "x");
        assertThat(Resources.objections(type, example)).isEmpty();
    }

    /**
     * Breaks each field of each example in turn: the field is removed if it is required, then has a wrong type, then is
     * null.
     */
    @TestFactory
    Stream<DynamicTest> a_broken_example_is_not_valid() {
        return Stream.of(EventType.values())
                .flatMap(type -> breakages(type).stream()
                        .map(broken -> dynamicTest(
                                type.ceType() + ": " + broken.what,
                                () -> assertThat(Resources.objections(type, broken.value))
                                        .isNotEmpty())));
    }

    @ParameterizedTest
    @CsvSource({
        "/load/value, 120.0005",
        "/load/value, 1000.001",
        "/load/value, -1000.001",
        "/load/unit, \"st\"",
        "/reps, 4.5",
        "/reps, -1",
        "/reps, 101",
        "/rpe, 8.3",
        "/rpe, 10.5",
        "/rpe, 0.5",
        "/role, \"WORK\"",
        "/revision, 2",
        "/day, 0",
        "/setId, \"not-a-uuid\"",
        "/completedAt, \"2026-11-24 18:05\"",
        "/completedAt, \"2026-11-24T18:05:00\"",
        "/gym, \"Iron Temple\"",
        "/athleteId, \"lifter/1\"",
        "/slotId, \"D1\"",
    })
    void a_set_outside_its_ranges_is_not_valid(String field, String value) {
        assertThat(Resources.objections(EventType.SET_COMPLETED, setWith(field, value)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/load/value, 0",
        "/load/value, -20",
        "/load/value, 120.125",
        "/load/value, 0.001",
        "/load/value, 999.999",
        "/reps, 0",
        "/reps, 100",
        "/rpe, 1",
        "/rpe, 10",
        "/completedAt, \"2026-11-24T17:05:00.123456Z\"",
        "/athleteId, \"4:2_.-\"",
    })
    void a_set_at_the_ends_of_its_ranges_is_valid(String field, String value) {
        assertThat(Resources.objections(EventType.SET_COMPLETED, setWith(field, value)))
                .isEmpty();
    }

    @Test
    void pounds_have_a_limit_of_their_own() {
        var set = setWith("/load/unit", "\"lb\"");
        ((ObjectNode) set.get("load")).put("value", 2200);
        assertThat(Resources.objections(EventType.SET_COMPLETED, set)).isEmpty();
        ((ObjectNode) set.get("load")).put("value", 2201);
        assertThat(Resources.objections(EventType.SET_COMPLETED, set)).isNotEmpty();
    }

    @Test
    void a_prescription_is_either_top_and_backoff_or_straight() {
        var both = (ObjectNode) Resources.example(EventType.TARGET_RECOMPUTED);
        var prescription = (ObjectNode) both.get("prescription");
        var straight = JSON.readTree("{\"sets\":3,\"load\":40,\"exactLoad\":40,\"repRange\":{\"min\":8,\"max\":10}}");
        prescription.set("straight", straight);
        assertThat(Resources.objections(EventType.TARGET_RECOMPUTED, both)).isNotEmpty();
        prescription.remove(List.of("top", "backoff"));
        assertThat(Resources.objections(EventType.TARGET_RECOMPUTED, both)).isEmpty();
    }

    private record Broken(String what, JsonNode value) {}

    private static List<Broken> breakages(EventType type) {
        var broken = new ArrayList<Broken>();
        for (var pointer : pointers("", Resources.example(type), new ArrayList<>())) {
            var name = pointer.substring(pointer.lastIndexOf('/') + 1);
            var parent = pointer.substring(0, pointer.lastIndexOf('/'));
            if (isRequired(type, parent, name)) {
                var without = Resources.example(type);
                ((ObjectNode) without.at(parent)).remove(name);
                broken.add(new Broken("without " + pointer, without));
            }
            var mistyped = Resources.example(type);
            var was = mistyped.at(pointer);
            ((ObjectNode) mistyped.at(parent)).set(name, was.isString() ? JSON.readTree("7") : JSON.readTree("\"7\""));
            broken.add(new Broken(pointer + " of another type", mistyped));
            var emptied = Resources.example(type);
            ((ObjectNode) emptied.at(parent)).putNull(name);
            broken.add(new Broken(pointer + " null", emptied));
        }
        return broken;
    }

    /** Whether the schema of the object at {@code parent} demands the field. */
    private static boolean isRequired(EventType type, String parent, String name) {
        var root = Resources.schema(type);
        var schema = root;
        for (var step : parent.split("/", -1)) {
            if (!step.isEmpty()) {
                schema =
                        resolved(root, step.matches("[0-9]+") ? schema.get("items") : schema.at("/properties/" + step));
            }
        }
        return schema.path("required").values().stream()
                .anyMatch(each -> each.asString().equals(name));
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private static List<String> pointers(String at, JsonNode node, List<String> found) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                found.add(at + "/" + field.getKey());
                pointers(at + "/" + field.getKey(), field.getValue(), found);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers(at + "/" + i, array.get(i), found);
            }
        }
        return found;
    }

    private static JsonNode setWith(String pointer, String json) {
        var set = Resources.example(EventType.SET_COMPLETED);
        var parent = (ObjectNode) set.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.set(pointer.substring(pointer.lastIndexOf('/') + 1), JSON.readTree(json));
        return set;
    }
}
