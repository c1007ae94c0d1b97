package topset.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import topset.contract.Topics;

/** The AsyncAPI document against what really is on the broker, after whatever ran before. */
@Order(Integer.MAX_VALUE)
class AsyncApiOnTheBrokerTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode DOCUMENT = document();
    private static final Broker BROKER = new Broker(RunningPair.get());

    /** A kind of message of a channel, ready to be compared with. */
    private record Kind(JsonNode message, Schema headers, Schema payload, Pattern key) {}

    @BeforeAll
    static void something_has_been_published_to_every_log() {
        EveryMessage.published();
    }

    @Test
    void every_kind_of_message_that_is_described_is_really_published() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> channels().forEach((topic, channel) -> {
                    var kinds = kinds(channel);
                    var there = BROKER.read(topic).stream()
                            .flatMap(message -> kind(message, kinds).stream())
                            .map(kind -> kind.message().path("name").asText())
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(there)
                            .as(topic)
                            .containsExactlyElementsOf(new TreeSet<>(kinds.stream()
                                    .map(kind -> kind.message().path("name").asText())
                                    .toList()));
                }));
    }

    @Test
    void every_header_that_the_services_send_is_described() {
        var described = new TreeSet<String>();
        at("#/components/schemas/Headers").path("properties").fieldNames().forEachRemaining(described::add);
        for (var topic : List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS, Topics.TARGETS)) {
            var sent = published(topic).stream()
                    .flatMap(message -> Broker.headers(message).keySet().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(sent).as(topic).containsExactlyElementsOf(described);
        }
    }

    @Test
    void every_training_topic_on_the_broker_is_a_channel_and_every_channel_is_there_as_described()
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", RunningPair.get().kafka()))) {
            var there = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("training."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).containsExactlyElementsOf(new TreeSet<>(channels().keySet()));
            var configs = admin.describeConfigs(there.stream()
                            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                            .toList())
                    .all()
                    .get();
            configs.forEach((topic, config) -> channel(topic.name())
                    .at("/bindings/kafka/topicConfiguration")
                    .properties()
                    .forEach(setting -> assertThat(Objects.requireNonNull(config.get(setting.getKey()))
                                    .value())
                            .as(topic.name() + " " + setting.getKey())
                            .isEqualTo(
                                    setting.getValue().isArray()
                                            ? setting.getValue().get(0).asText()
                                            : setting.getValue().asText())));
            admin.describeTopics(there)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> assertThat(description.partitions())
                            .as(topic)
                            .hasSize(channel(topic)
                                    .at("/bindings/kafka/partitions")
                                    .asInt()));
        }
    }

    @Test
    void every_message_is_one_that_its_channel_describes_with_its_headers_key_and_schema() {
        channels().forEach((topic, channel) -> {
            var kinds = kinds(channel);
            var objections = published(topic).stream()
                    .map(message -> objection(message, kinds))
                    .filter(objection -> !objection.isEmpty())
                    .toList();
            assertThat(objections.stream().limit(5).toList()).as(topic).isEmpty();
        });
    }

    /** Without what tests sent to the services' topics. */
    private static List<ConsumerRecord<String, byte[]>> published(String topic) {
        return BROKER.read(topic).stream()
                .filter(message ->
                        topic.equals(Topics.SESSION_EVENTS_DEAD_LETTERS) || EveryMessage.isTheServices(message.key()))
                .toList();
    }

    private static Optional<Kind> kind(ConsumerRecord<String, byte[]> message, List<Kind> kinds) {
        var headers = Json.write(Broker.headers(message));
        return kinds.stream()
                .filter(kind ->
                        kind.headers().validate(headers, InputFormat.JSON).isEmpty())
                .findFirst();
    }

    private static String objection(ConsumerRecord<String, byte[]> message, List<Kind> kinds) {
        var fitting = kind(message, kinds);
        if (fitting.isEmpty()) {
            return "no message of the channel has these headers: " + Broker.headers(message);
        }
        var kind = fitting.get();
        var name = kind.message().path("name").asText();
        if (!kind.key().matcher(message.key()).matches()) {
            return name + " has the key " + message.key();
        }
        if (message.value() == null) {
            return name.equals("SlotTargets") ? "" : name + " has no value";
        }
        return kind.message().path("payload").isEmpty()
                ? ""
                : kind
                        .payload()
                        .validate(
                                new String(message.value(), UTF_8),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                        .stream()
                        .map(error -> name + " " + error)
                        .collect(Collectors.joining("; "));
    }

    private static List<Kind> kinds(JsonNode channel) {
        var kinds = new ArrayList<Kind>();
        channel.path("messages").forEach(reference -> {
            var message = at(reference.path("$ref").asText());
            var schema = message.at("/payload/schema/$ref").asText();
            kinds.add(new Kind(
                    message,
                    headers(message.path("headers")),
                    REGISTRY.getSchema(schema.isEmpty() ? "{}" : text("/" + schema)),
                    Pattern.compile(message.at("/bindings/kafka/key/pattern").asText("(?s).*"))));
        });
        return kinds;
    }

    /** The document's own references resolved, so that the schema stands by itself. */
    private static Schema headers(JsonNode headers) {
        var parts = headers.has("allOf") ? headers.path("allOf") : Json.read("[" + Json.write(headers) + "]");
        var resolved = StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.has("$ref") ? at(part.path("$ref").asText()) : part)
                .map(JsonNode::toString)
                .collect(Collectors.joining(","));
        return REGISTRY.getSchema("{\"allOf\":[" + resolved + "]}");
    }

    private static JsonNode channel(String topic) {
        return Objects.requireNonNull(channels().get(topic), topic);
    }

    private static Map<String, JsonNode> channels() {
        var channels = new HashMap<String, JsonNode>();
        DOCUMENT.path("channels")
                .forEach(channel -> channels.put(channel.path("address").asText(), channel));
        return channels;
    }

    private static JsonNode at(String reference) {
        return DOCUMENT.at(reference.substring(1));
    }

    private static JsonNode document() {
        return Json.read(text("/asyncapi.json"));
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(AsyncApiOnTheBrokerTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
