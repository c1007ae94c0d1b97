package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topset.contract.Topics;
import topset.testsupport.TopicPublisher;
import topset.verification.support.RunningPair;

/**
 * Tests that the rights which docs/analytics.md gives to a subscriber are sufficient, and that none of them is
 * superfluous.
 */
@SuppressWarnings("NullAway.Init")
@Tag("system")
class TopicRightsTest {
    private static final String ANALYTICS = "analytics";
    private static final String STRANGER = "stranger";
    private static final List<String> ALL =
            List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS, Topics.TARGETS, Topics.SESSION_EVENTS_DEAD_LETTERS);

    @TempDir
    private static Path data;

    private static GuardedBroker broker;

    @BeforeAll
    static void a_broker_with_one_message_on_each_topic_and_the_rights_of_the_page() throws Exception {
        broker = new GuardedBroker(data.resolve("kafka"), List.of(ANALYTICS, STRANGER));
        broker.make(ALL);
        try (var admin = broker.admin()) {
            admin.createAcls(rights()).all().get();
        }
        var story = new Story();
        story.lifted("kim", 1, "2026-01-06");
        broker.publish(Topics.SESSION_EVENTS, story.newEvents());
        story.started("kim", 1, "2026-01-05");
        broker.publish(Topics.PROGRAM_EVENTS, story.newEvents());
        try (var publisher = new TopicPublisher(broker.asAdmin())) {
            publisher.publish(new ProducerRecord<>(Topics.SESSION_EVENTS_DEAD_LETTERS, "gym/kim", new byte[0]));
            var state = Story.newest("kim", "bench", 2, 2, "100");
            publisher.publish(
                    new ProducerRecord<>(Topics.TARGETS, null, null, state.key(), state.value(), state.headers()));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Reads the rights from docs/analytics.md, so that the page and the test agree. */
    private static List<AclBinding> rights() throws Exception {
        var page = Files.readString(RunningPair.root().resolve("docs/analytics.md"), UTF_8);
        var topics = Pattern.compile("for topic in (.+); do").matcher(page);
        var perTopic = Pattern.compile("--allow-principal (\\S+) --operation (\\S+) --topic \\$topic")
                .matcher(page);
        var perGroup = Pattern.compile("--allow-principal (\\S+) --operation (\\S+) --group (\\S+)")
                .matcher(page);
        assertThat(topics.find() && perTopic.find() && perGroup.find())
                .as("the page says which")
                .isTrue();
        var rights = new ArrayList<AclBinding>();
        for (var topic : topics.group(1).split(" ", -1)) {
            rights.add(right(ResourceType.TOPIC, topic, perTopic.group(1), perTopic.group(2)));
        }
        rights.add(right(ResourceType.GROUP, perGroup.group(3), perGroup.group(1), perGroup.group(2)));
        return rights;
    }

    private static AclBinding right(ResourceType type, String name, String who, String what) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(who, "*", AclOperation.fromString(what), AclPermissionType.ALLOW));
    }

    private static List<String> read(String user, String group, String topic) {
        var settings = new HashMap<String, Object>(broker.as(user));
        settings.putAll(Map.of("group.id", group, "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var found = new ArrayList<String>();
            eventually().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> found.add(message.key()));
                return !found.isEmpty();
            });
            return found;
        }
    }

    @Test
    void they_are_enough_to_subscribe_to_events_and_newest_states() {
        for (var topic : List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS, Topics.TARGETS)) {
            assertThat(read(ANALYTICS, ANALYTICS, topic))
                    .as(topic)
                    .singleElement()
                    .asString()
                    .startsWith("gym/kim");
        }
    }

    @Test
    void they_are_enough_for_the_example() throws Exception {
        try (var lake = Lake.open(data.resolve("lake"));
                var subscriber = new Subscriber(broker.as(ANALYTICS), lake, null)) {
            subscriber.catchUp();
            subscriber.snapshot();

            assertThat(subscriber.landed()).isEqualTo(2);
            assertThat(lake.ask("next-week")).hasSize(1);
            assertThatThrownBy(() -> new Subscriber(broker.as(STRANGER), lake, null))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void they_are_no_more_than_that() {
        assertThatThrownBy(() -> read(ANALYTICS, ANALYTICS, Topics.SESSION_EVENTS_DEAD_LETTERS))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(ANALYTICS, "program-service", Topics.SESSION_EVENTS))
                .isInstanceOf(GroupAuthorizationException.class);
        var settings = new HashMap<>(broker.as(ANALYTICS));
        settings.put("enable.idempotence", false);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(Topics.SESSION_EVENTS, "gym/kim", "{}"))
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void who_was_given_none_reads_nothing() {
        for (var topic : ALL) {
            assertThatThrownBy(() -> read(STRANGER, ANALYTICS, topic))
                    .as(topic)
                    .isInstanceOfAny(TopicAuthorizationException.class, GroupAuthorizationException.class);
        }
    }
}
