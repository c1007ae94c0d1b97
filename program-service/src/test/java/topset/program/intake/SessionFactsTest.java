package topset.program.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.EventType;
import topset.edge.web.ContractJson;

/** The reader accepts exactly the events that their JSON Schemas accept. */
class SessionFactsTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final long SEED = 20_261_130;
    private static final int PAIRS = 4_000;

    private static final Map<EventType, Schema> SCHEMAS =
            types().collect(Collectors.toMap(type -> type, SessionFactsTest::schema));

    private static final String SET = """
            "setId":"d26b0ca3-6eef-40f2-8443-ed1bc1af1347","sessionId":"78543324-0936-4c50-a4c5-d976aa2e6486",\
            "gym":"iron-temple","athleteId":"lifter-1\"""";

    private static final String CONTENT = SET + """
            ,"sessionStartedAt":"2026-11-24T17:40:00+01:00","day":1,"exercise":"bench-press","role":"TOP",\
            "load":{"value":120,"unit":"kg"},"reps":4,"rpe":8.5,"pain":false,\
            "completedAt":"2026-11-24T18:05:00+01:00","slotId":"d1-bench-press\"""";

    private static final String SESSION = """
            "sessionId":"78543324-0936-4c50-a4c5-d976aa2e6486","gym":"iron-temple","athleteId":"lifter-1\"""";

    private static final Map<EventType, String> EVENTS = Map.of(
            EventType.SET_COMPLETED, "{\"revision\":1," + CONTENT + "}",
            EventType.SET_CORRECTED, "{\"revision\":2," + CONTENT + "}",
            EventType.SET_REMOVED, "{\"revision\":2," + SET + ",\"removedAt\":\"2026-11-24T18:05:00Z\"}",
            EventType.SESSION_STARTED, "{" + SESSION + ",\"startedAt\":\"2026-11-24T17:40:00Z\",\"day\":2}",
            EventType.SESSION_FINISHED, "{" + SESSION + ",\"finishedAt\":\"2026-11-24T18:40:00Z\"}",
            EventType.ATHLETE_ERASED,
                    "{\"gym\":\"iron-temple\",\"athleteId\":\"a\",\"erasedAt\":\"2026-11-24T18:40:00Z\"}");

    /** Values that fit some fields, or are just beyond what fits. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[1]",
            "\"\"",
            "\"x\"",
            "\"X\"",
            "\"a/b\"",
            "\"iron-temple\"",
            "\"" + "a".repeat(63) + "\"",
            "\"" + "a".repeat(64) + "\"",
            "\"" + "a".repeat(65) + "\"",
            "\"a:b_c.d-E\"",
            "\"ü\"",
            "\"a\\u0000\"",
            "\"a\\n\"",
            "\"78543324-0936-4c50-a4c5-d976aa2e6486\"",
            "\"not-a-uuid\"",
            "\"2026-11-24T17:40:00.123456Z\"",
            "\"2026-11-24 17:40\"",
            "\"2026-11-24T17:40:00\"",
            "\"2026-11-24\"",
            "\"WARM_UP\"",
            "\"STRAIGHT\"",
            "\"top\"",
            "\"kg\"",
            "\"lb\"",
            "\"st\"",
            "\"4\"",
            "\"true\"",
            "-1",
            "0",
            "1",
            "2",
            "3",
            "7",
            "8",
            "10",
            "11",
            "99",
            "100",
            "101",
            "1.0",
            "2.0",
            "4.5",
            "0.5",
            "8.3",
            "8.50",
            "9.5",
            "10.5",
            "120.125",
            "120.0005",
            "0.001",
            "0.0001",
            "1e2",
            "1E+3",
            "1e-3",
            "1e-4",
            "1000",
            "1000.001",
            "-1000",
            "-1000.001",
            "2200",
            "2200.001",
            "-2200",
            "1e400",
            "2147483647",
            "2147483648",
            "{\"value\":1,\"unit\":\"kg\"}",
            "{\"value\":2200,\"unit\":\"lb\"}",
            "{\"value\":2201,\"unit\":\"lb\"}",
            "{\"value\":1001,\"unit\":\"kg\"}",
            "{\"value\":1}",
            "{\"unit\":\"kg\"}",
            "{\"value\":null,\"unit\":\"kg\"}",
            "{\"value\":\"1\",\"unit\":\"kg\"}",
            "{\"value\":1,\"unit\":\"kg\",\"later\":1}");

    @Test
    void every_event_of_a_session_is_read() {
        assertThat(EVENTS.keySet()).containsExactlyInAnyOrderElementsOf(types().toList());
        EVENTS.forEach(
                (type, event) -> assertThat(accepts(type, event)).as(event).isTrue());
    }

    @Test
    void an_event_with_one_field_changed_or_removed_is_accepted_if_its_schema_accepts_it() {
        EVENTS.forEach((type, event) -> {
            for (var pointer : pointers(parsed(event))) {
                agree(type, without(event, pointer));
                VALUES.forEach(value -> agree(type, with(event, pointer, value)));
            }
        });
    }

    @Test
    void an_event_with_two_fields_changed_is_accepted_if_its_schema_accepts_it() {
        var random = new Random(SEED);
        for (int n = 0; n < PAIRS; n++) {
            var type = types().toList().get(random.nextInt(EVENTS.size()));
            var event = requireNonNull(EVENTS.get(type));
            var pointers = pointers(parsed(event));
            var once = with(event, pointers.get(random.nextInt(pointers.size())), value(random));
            agree(type, with(once, pointers.get(random.nextInt(pointers.size())), value(random)));
        }
    }

    @Test
    void an_event_that_is_no_single_json_object_is_refused() {
        var event = requireNonNull(EVENTS.get(EventType.SET_COMPLETED));
        Stream.of(
                        "",
                        " ",
                        "null",
                        "[]",
                        "7",
                        "{",
                        event + "{}",
                        event.replace("}}", "}"),
                        "{\"gym\":\"a\",\"gym\":\"b\"}")
                .forEach(broken -> agree(EventType.SET_COMPLETED, broken));
    }

    @Test
    void a_refusal_names_the_field() {
        var event = with(requireNonNull(EVENTS.get(EventType.SET_COMPLETED)), "/reps", "101");

        assertThatThrownBy(() -> SessionFacts.read(EventType.SET_COMPLETED, event.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reps must be 0 to 100");
    }

    @Test
    void so_does_a_refusal_of_a_value_of_another_type() {
        var event = with(requireNonNull(EVENTS.get(EventType.SET_COMPLETED)), "/load/value", "\"4\"");

        assertThatThrownBy(() -> SessionFacts.read(EventType.SET_COMPLETED, event.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("load: value: Cannot coerce String value")
                .hasMessageNotContaining("Source");
    }

    @Test
    void an_event_is_read_as_it_was_written() {
        var event = requireNonNull(EVENTS.get(EventType.SET_COMPLETED));

        assertThat(SessionFacts.read(EventType.SET_COMPLETED, event.getBytes(UTF_8)))
                .isEqualTo(ContractJson.read(event, CompletedSet.class));
    }

    private static void agree(EventType type, String event) {
        assertThat(accepts(type, event)).as("%s %s", type, event).isEqualTo(isValid(type, event));
    }

    private static boolean accepts(EventType type, String event) {
        try {
            SessionFacts.read(type, event.getBytes(UTF_8));
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Valid by the schema, and readable: the schema does not check the form of ids and times. */
    private static boolean isValid(EventType type, String event) {
        try {
            return requireNonNull(SCHEMAS.get(type))
                            .validate(event, InputFormat.JSON)
                            .isEmpty()
                    && ContractJson.read(event, type.form()) != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static Stream<EventType> types() {
        return Stream.of(EventType.values()).filter(type -> type.source() == EventType.Source.SESSION);
    }

    private static Schema schema(EventType type) {
        try (var file = requireNonNull(EventType.class.getResourceAsStream(type.schemaResource()))) {
            return REGISTRY.getSchema(new String(file.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static List<String> pointers(JsonNode event) {
        var pointers = new ArrayList<String>();
        event.properties().forEach(field -> {
            pointers.add("/" + field.getKey());
            field.getValue().properties().forEach(inner -> pointers.add("/" + field.getKey() + "/" + inner.getKey()));
        });
        return pointers;
    }

    /** Replaces text, so that the value keeps its digits. */
    private static String with(String event, String pointer, String value) {
        var parsed = parsed(event);
        var parent = parent(parsed, pointer);
        if (parent == null) {
            return event;
        }
        parent.put(name(pointer), "@@@");
        return parsed.toString().replace("\"@@@\"", value);
    }

    private static String without(String event, String pointer) {
        var parsed = parsed(event);
        requireNonNull(parent(parsed, pointer)).remove(name(pointer));
        return parsed.toString();
    }

    /** Null if an earlier change has replaced the object. */
    private static @Nullable ObjectNode parent(JsonNode event, String pointer) {
        return event.at(pointer.substring(0, pointer.lastIndexOf('/'))) instanceof ObjectNode parent ? parent : null;
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static JsonNode parsed(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
