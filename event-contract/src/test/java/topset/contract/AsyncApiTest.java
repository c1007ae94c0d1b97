package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The AsyncAPI document agrees with the records, names and schemas. The verification module compares it with the
 * messages on a broker.
 */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = Resources.json("/asyncapi.json");

    @ParameterizedTest
    @EnumSource
    void each_event_type_is_a_message_of_its_topic_with_its_names_and_its_schema(EventType type) {
        var message = message(type.eventName());
        assertThat(messagesOf(type.source().topic()))
                .contains(message.get("name").asString());
        says(message, type.schemaResource(), type.ceType(), type.source(), type.dataSchema());
    }

    @Test
    void the_newest_state_of_a_slot_has_names_and_a_schema_of_its_own() {
        assertThat(messagesOf(Topics.TARGETS)).containsExactly("SlotTargets");
        says(
                message("SlotTargets"),
                Resources.SLOT_TARGETS,
                SlotTargets.CE_TYPE,
                EventType.Source.PROGRAM,
                SlotTargets.DATA_SCHEMA);
    }

    private static void says(
            JsonNode message, String schema, String ceType, EventType.Source source, String dataSchema) {
        assertThat(message.at("/payload/schema/$ref").asString()).isEqualTo(schema.substring(1));
        var headers = message.at("/headers/allOf/1/properties");
        assertThat(headers.at("/ce_type/const").asString()).isEqualTo(ceType);
        assertThat(headers.at("/ce_source/const").asString()).isEqualTo(source.uri());
        assertThat(headers.at("/ce_dataschema/const").asString()).isEqualTo(dataSchema);
    }

    @Test
    void no_channel_has_a_message_that_no_event_type_is() {
        for (var source : EventType.Source.values()) {
            assertThat(messagesOf(source.topic()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .filter(type -> type.source() == source)
                            .map(EventType::eventName)
                            .toList());
        }
    }

    @Test
    void the_channels_are_the_topics_of_the_published_language() {
        assertThat(DOCUMENT.get("channels").values().stream()
                        .map(channel -> channel.get("address").asString()))
                .containsExactlyInAnyOrder(
                        Topics.SESSION_EVENTS,
                        Topics.PROGRAM_EVENTS,
                        Topics.GYM_EVENTS,
                        Topics.TARGETS,
                        Topics.SESSION_EVENTS_DEAD_LETTERS);
    }

    @Test
    void every_reference_leads_somewhere() {
        var references = references(DOCUMENT).toList();
        assertThat(references).hasSizeGreaterThan(40);
        for (var reference : references) {
            var target = reference.startsWith("#")
                    ? DOCUMENT.at(JsonPointer.compile(reference.substring(1)))
                    : Resources.json("/" + reference);
            assertThat(target.isObject()).as(reference).isTrue();
        }
    }

    private static JsonNode message(String name) {
        return DOCUMENT.at("/components/messages/" + name);
    }

    private static List<String> messagesOf(String topic) {
        return DOCUMENT.get("channels").values().stream()
                .filter(channel -> channel.get("address").asString().equals(topic))
                .flatMap(channel -> channel.get("messages").propertyNames().stream())
                .toList();
    }

    private static Stream<String> references(JsonNode node) {
        var own = node.path("$ref").asString("");
        return Stream.concat(
                own.isEmpty() ? Stream.of() : Stream.of(own),
                node.values().stream().flatMap(AsyncApiTest::references));
    }
}
