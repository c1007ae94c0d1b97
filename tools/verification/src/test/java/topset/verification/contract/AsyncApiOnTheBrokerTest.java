package topset.verification.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.Topics;
import topset.testsupport.EventMessage;
import topset.verification.support.Broker;
import topset.verification.support.RunningPair;

/** Compares the AsyncAPI document with the messages on the broker. */
@Tag("system")
class AsyncApiOnTheBrokerTest {
    private static final Broker BROKER = new Broker(RunningPair.get());

    @BeforeAll
    static void something_has_been_published_to_every_log() {
        EveryMessage.published();
    }

    @Test
    void every_kind_of_message_that_is_described_is_really_published() {
        eventually()
                .untilAsserted(() -> AsyncApi.channels().forEach((topic, channel) -> {
                    var kinds = AsyncApi.kinds(channel);
                    var there = published(topic).stream()
                            .flatMap(message -> AsyncApi.kind(message, kinds).stream())
                            .map(kind -> kind.name())
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(there)
                            .as(topic)
                            .containsExactlyElementsOf(new TreeSet<>(
                                    kinds.stream().map(kind -> kind.name()).toList()));
                }));
    }

    @Test
    void every_header_that_the_services_send_is_described() {
        var described = new TreeSet<String>();
        AsyncApi.at("#/components/schemas/Headers")
                .path("properties")
                .fieldNames()
                .forEachRemaining(described::add);
        eventually().untilAsserted(() -> {
            for (var topic : List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS, Topics.GYM_EVENTS, Topics.TARGETS)) {
                var sent = published(topic).stream()
                        .flatMap(message -> EventMessage.headers(message).keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(sent).as(topic).containsExactlyElementsOf(described);
            }
        });
    }

    @Test
    void every_training_topic_on_the_broker_is_a_channel_and_every_channel_is_there_as_described()
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", RunningPair.get().kafka()))) {
            var there = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("training."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there)
                    .containsExactlyElementsOf(new TreeSet<>(AsyncApi.channels().keySet()));
            var configs = admin.describeConfigs(there.stream()
                            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                            .toList())
                    .all()
                    .get();
            configs.forEach((topic, config) -> AsyncApi.channel(topic.name())
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
                            .hasSize(AsyncApi.channel(topic)
                                    .at("/bindings/kafka/partitions")
                                    .asInt()));
        }
    }

    @Test
    void every_message_is_one_that_its_channel_describes_with_its_headers_key_and_schema() {
        AsyncApi.channels().forEach((topic, channel) -> {
            var kinds = AsyncApi.kinds(channel);
            var objections = published(topic).stream()
                    .map(message -> AsyncApi.objection(message, kinds))
                    .filter(objection -> !objection.isEmpty())
                    .toList();
            assertThat(objections.stream().limit(5).toList()).as(topic).isEmpty();
        });
    }

    /**
     * Returns the messages of a gym for which every type of message was published. {@code EveryMessageIsDescribed}
     * checks the messages of all other tests.
     */
    private static List<ConsumerRecord<String, byte[]>> published(String topic) {
        var gym = EveryMessage.published().name();
        return topic.equals(Topics.SESSION_EVENTS_DEAD_LETTERS) ? BROKER.read(topic) : BROKER.read(topic, gym);
    }
}
