package topset.store.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.TopicReader.assertDense;
import static topset.testsupport.Eventually.eventually;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.Given;
import topset.store.OutgoingMessage;
import topset.store.PublishingService;
import topset.store.SharedStack;
import topset.store.StoreDatabase;
import topset.store.TopicReader;
import topset.testsupport.Eventually;

@Tag("integration")
@Tag("smoke")
class RelayTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();

    private final PublishingService service = new PublishingService(DATABASE);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void what_is_committed_is_published_once_in_order_and_removed() {
        service.write(5, 40);
        Relay relay = service.relay();
        TopicReader reader = service.reader(service.log());
        eventually().until(() -> reader.records().size() == 200);
        service.write(5, 10);
        eventually().until(() -> reader.records().size() == 250 && service.outboxIsEmpty());
        assertDense(reader.sequences(), 5, 50);
        eventually().until(() -> relay.published() == 250);
        assertThat(relay.leading()).isTrue();
        eventually().until(relay::oldestAge, Duration.ZERO::equals);
        ConsumerRecord<String, String> first = reader.records().getFirst();
        assertThat(first.value()).isEqualTo("0");
        assertThat(new String(first.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo(first.key().replace("iron-temple/", "iron-temple/s") + "/1");
    }

    @Test
    void a_woken_relay_publishes_at_once_and_later_what_it_gathers_for_compacted_topics() throws Exception {
        Relay relay = service.relay();
        relay.readUnwoken(() -> Duration.ofHours(1));
        TopicReader log = service.reader(service.log());
        TopicReader compacted = service.reader(service.targets());
        // The relay may read the first message before it rests for an hour.
        for (int n = 1; n <= 2; n++) {
            int messages = n;
            service.write(1, 1);
            relay.wake();
            eventually().until(() -> log.records().size() == messages && service.outboxIsEmpty());
        }

        service.publish(service.target("d1", "1"));
        relay.wake();
        eventually().until(() -> compacted.records().size() == 1);
        service.publish(service.target("d1", "2"));
        relay.wake();
        eventually().until(() -> compacted.records().size() == 2);
    }

    @Test
    void each_acknowledged_message_is_reported_once_with_the_time_since_when_it_has_waited() throws Exception {
        var before = Instant.now();
        service.publish(
                new OutgoingMessage(service.log(), "k", "k", Map.of("n", "1"), new byte[] {'1'}, false),
                new OutgoingMessage(service.log(), "k", "k", Map.of("n", "2"), new byte[] {'2'}, false));
        var reported = new ConcurrentLinkedQueue<String>();
        var since = new ConcurrentLinkedQueue<Instant>();

        service.relay((message, waiting) -> {
            reported.add(message.headers().get("n"));
            since.add(waiting);
        });

        eventually().until(service::outboxIsEmpty);
        assertThat(reported).containsExactly("1", "2");
        assertThat(since).allSatisfy(time -> assertThat(time).isBetween(before.minusSeconds(1), Instant.now()));
    }

    @Test
    void the_last_look_at_the_outbox_is_known_also_where_another_relay_leads() {
        var unreachable = new Relay(
                service.name(),
                "jdbc:postgresql://localhost:1/none",
                StoreDatabase.SERVICE,
                SharedStack.password(StoreDatabase.SERVICE),
                Map.of("bootstrap.servers", SharedStack.bootstrapServers()));
        Relay leader = service.relay();
        eventually().until(leader::leading);
        Relay other = service.relay();
        eventually().until(() -> leader.sinceLastLook().compareTo(Duration.ofDays(1)) < 0);
        eventually().until(() -> other.sinceLastLook().compareTo(Duration.ofDays(1)) < 0);
        assertThat(other.leading()).isFalse();
        assertThat(unreachable.sinceLastLook()).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void long_messages_are_read_a_few_at_a_time() throws Exception {
        byte[] long900k = new byte[900_000];
        for (int n = 0; n < 12; n++) {
            service.publish(new OutgoingMessage(service.log(), "k", "k", Map.of("n", "" + n), long900k, false));
        }
        try (OutboxConnection outbox =
                OutboxConnection.open(DATABASE.url(), StoreDatabase.SERVICE, DATABASE.servicePassword(), "test")) {
            assertThat(outbox.deleteAndRead(List.of(), Set.of(), true, 1000))
                    .extracting(each -> each.message().headers().get("n"))
                    .containsExactly("0", "1", "2", "3", "4");
        }
        service.relay();
        eventually().until(service::outboxIsEmpty);
    }

    @Test
    void the_partition_is_the_one_kafka_itself_would_choose_for_the_partition_key() throws Exception {
        service.relay();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedStack.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int n = 0; n < 40; n++) {
                String key = "gym/lifter-é" + n;
                var _ = producer.send(new ProducerRecord<>(service.log(), key, "kafka"));
                service.publish(
                        new OutgoingMessage(service.log(), key, key, Map.of(), new byte[] {'1'}, false),
                        new OutgoingMessage(service.targets(), key + "/slot", key, Map.of(), new byte[] {'1'}, true));
            }
        }
        TopicReader reader = service.reader(service.log());
        TopicReader compacted = service.reader(service.targets());
        eventually()
                .until(() ->
                        reader.records().size() == 80 && compacted.records().size() == 40);
        Map<String, Integer> partitions = new HashMap<>();
        for (ConsumerRecord<String, String> message : reader.records()) {
            Integer other = partitions.putIfAbsent(message.key(), message.partition());
            assertThat(other == null || other == message.partition())
                    .as(message.key())
                    .isTrue();
        }
        for (ConsumerRecord<String, String> message : compacted.records()) {
            assertThat(partitions).containsEntry(message.key().replace("/slot", ""), message.partition());
        }
        assertThat(new HashSet<>(partitions.values())).hasSizeGreaterThan(1);
    }

    @Test
    void a_message_of_a_slow_transaction_that_began_first_is_published_too() throws Exception {
        Relay relay = service.relay();
        TopicReader reader = service.reader(service.log());
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Athlete slow = athlete("slow");
        Thread first = Thread.ofVirtual()
                .start(() -> service.store().run(List.of(slow), transaction -> {
                    var recorded = Given.store(transaction, List.of(append(slow, "slow", service.event("1"))));
                    written.countDown();
                    try {
                        commit.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return recorded;
                }));
        try {
            assertThat(written.await(Eventually.AT_MOST.toSeconds(), SECONDS)).isTrue();
            service.write(2, 5);
            eventually().until(() -> reader.records().size() == 10 && relay.published() == 10);
        } finally {
            commit.countDown();
        }
        first.join();
        eventually().until(() -> reader.records().size() == 11 && service.outboxIsEmpty());
        assertThat(reader.sequences()).containsEntry("iron-temple/slow", List.of(1L));
    }

    @Test
    void of_two_relays_one_leads_and_the_other_takes_over() {
        Relay first = service.relay();
        eventually().until(first::leading);
        Relay second = service.relay();
        TopicReader reader = service.reader(service.log());
        service.write(3, 30);
        eventually().until(() -> reader.records().size() == 90 && service.outboxIsEmpty());
        assertThat(second.leading()).isFalse();
        assertThat(second.published()).isZero();
        first.close();
        assertThat(first.leading()).isFalse();
        service.write(3, 30);
        eventually().until(() -> second.leading() && reader.records().size() == 180 && service.outboxIsEmpty());
        assertDense(reader.sequences(), 3, 60);
    }

    @Test
    void compacted_messages_keep_their_order_and_a_tombstone_is_a_null_value() throws Exception {
        service.relay();
        TopicReader reader = service.reader(service.targets());
        service.publish(
                service.target("d1", "1"),
                service.target("d2", "1"),
                service.target("d1", "2"),
                Given.tombstone(service.targets(), "gym/a/d2", "gym/a"));
        eventually().until(() -> reader.records().size() == 4 && service.outboxIsEmpty());
        assertThat(reader.newest()).containsExactly(Map.entry("gym/a/d1", "2"), Map.entry("gym/a/d2", "null"));
        service.publish(service.target("d1", "3"));
        eventually().until(() -> reader.newest().containsValue("3"));
    }
}
