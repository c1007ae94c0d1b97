package topset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;

import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayTest {

    private final Database database = Postgres.fresh();
    private final AgroalDataSource connections = database.dataSource(4);
    private final List<AutoCloseable> open = new ArrayList<>();
    private String name = "";
    private String log = "";
    private String targets = "";
    private EventStore store = new EventStore(connections, Feed.NOTHING, () -> {});

    @BeforeEach
    void topics(TestInfo test) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
        name = test.getTestMethod().orElseThrow().getName();
        log = "log-" + name;
        targets = "targets-" + name;
        Kafka.createTopic(log, 6, "delete");
        Kafka.createTopic(targets, 6, "compact");
        store = new EventStore(connections, Given.feed(log), () -> {});
    }

    @AfterEach
    void close() throws Exception {
        Awaitility.reset();
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        connections.close();
    }

    private <T extends AutoCloseable> T closing(T one) {
        open.add(one);
        return one;
    }

    private Relay relay(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", Kafka.servers()));
        properties.putAll(more);
        Relay relay = closing(new Relay(name, database.url(), Database.SERVICE, Database.SERVICE_PASSWORD, properties));
        relay.start();
        return relay;
    }

    private Relay relay() {
        return relay(Map.of());
    }

    private TopicReader reader(String topic) {
        return closing(new TopicReader(topic));
    }

    private void write(int athletes, int eventsEach) {
        for (int n = 0; n < eventsEach; n++) {
            int version = n;
            for (int a = 0; a < athletes; a++) {
                Athlete athlete = athlete("a" + a);
                store.transact(
                        List.of(athlete),
                        transaction -> transaction.append(List.of(append(
                                athlete,
                                "s" + athlete.id(),
                                transaction.version(new StreamKey(athlete.gym(), "s" + athlete.id())),
                                published("" + version)))));
            }
        }
    }

    private void publish(OutgoingMessage... messages) throws Exception {
        try (Connection connection = connections.getConnection()) {
            OutboxRows.insert(connection, List.of(messages));
        }
    }

    private OutgoingMessage target(String slot, String value) {
        return new OutgoingMessage(
                targets, "gym/a/" + slot, "gym/a", Map.of(), value.getBytes(StandardCharsets.UTF_8), true);
    }

    private boolean outboxIsEmpty() {
        return database.ask("SELECT count(*) FROM outbox").equals("0");
    }

    private static List<Long> numbers(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void assertDense(Map<String, List<Long>> sequences, int athletes, int eventsEach) {
        assertThat(sequences).hasSize(athletes);
        sequences.values().forEach(seen -> assertThat(seen).containsExactlyElementsOf(numbers(eventsEach)));
    }

    @Test
    void whatIsCommittedIsPublishedOnceInOrderAndRemoved() {
        write(5, 40);
        Relay relay = relay();
        TopicReader reader = reader(log);
        await().until(() -> reader.records().size() == 200);
        write(5, 10);
        await().until(() -> reader.records().size() == 250 && outboxIsEmpty());
        assertDense(reader.sequences(), 5, 50);
        await().until(() -> relay.published() == 250);
        assertThat(relay.leading()).isTrue();
        await().until(relay::oldestAge, Duration.ZERO::equals);
        ConsumerRecord<String, String> first = reader.records().getFirst();
        assertThat(first.value()).isEqualTo("0");
        assertThat(new String(first.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo(first.key().replace("iron-temple/", "iron-temple/s") + "/1");
    }

    @Test
    void thePartitionIsTheOneKafkaItselfWouldChooseForThePartitionKey() throws Exception {
        relay();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Kafka.servers()), new StringSerializer(), new StringSerializer())) {
            for (int n = 0; n < 40; n++) {
                String key = "gym/lifter-é" + n;
                var _ = producer.send(new ProducerRecord<>(log, key, "kafka"));
                publish(
                        new OutgoingMessage(log, key, key, Map.of(), new byte[] {'1'}, false),
                        new OutgoingMessage(targets, key + "/slot", key, Map.of(), new byte[] {'1'}, true));
            }
        }
        TopicReader reader = reader(log);
        TopicReader compacted = reader(targets);
        await().until(() -> reader.records().size() == 80 && compacted.records().size() == 40);
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
    void aMessageOfASlowTransactionThatBeganFirstIsPublishedToo() throws Exception {
        Relay relay = relay();
        TopicReader reader = reader(log);
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Athlete slow = athlete("slow");
        Thread first = Thread.ofVirtual()
                .start(() -> store.transact(List.of(slow), transaction -> {
                    var recorded = transaction.append(List.of(append(slow, "slow", 0, published("1"))));
                    written.countDown();
                    try {
                        commit.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    return recorded;
                }));
        written.await();
        write(2, 5);
        await().until(() -> reader.records().size() == 10 && relay.published() == 10);
        commit.countDown();
        first.join();
        await().until(() -> reader.records().size() == 11 && outboxIsEmpty());
        assertThat(reader.sequences()).containsEntry("iron-temple/slow", List.of(1L));
    }

    @Test
    void aRelayKilledBetweenAcknowledgementAndDeletionCausesRepeatsAndLosesNothing() {
        write(3, 20);
        TopicReader reader = reader(log);
        try (RelayProcess dying = RelayProcess.dyingBeforeDelete(name, database)) {
            await().until(() -> !dying.isAlive());
            await().until(() -> reader.records().size() == 60);
        }
        assertThat(database.ask("SELECT count(*) FROM outbox")).isEqualTo("60");
        write(3, 5);
        relay();
        await().until(this::outboxIsEmpty);
        await().until(() -> reader.records().size() == 60 + 75);
        assertDense(reader.withoutRepeats(), 3, 25);
    }

    @Test
    void ofTwoRelaysOneLeadsAndTheOtherTakesOver() {
        Relay first = relay();
        await().until(first::leading);
        Relay second = relay();
        TopicReader reader = reader(log);
        write(3, 30);
        await().until(() -> reader.records().size() == 90 && outboxIsEmpty());
        assertThat(second.leading()).isFalse();
        assertThat(second.published()).isZero();
        first.close();
        assertThat(first.leading()).isFalse();
        write(3, 30);
        await().until(() -> second.leading() && reader.records().size() == 180 && outboxIsEmpty());
        assertDense(reader.sequences(), 3, 60);
    }

    @Test
    void aFrozenLeaderLosesTheLockAndWhatItStillHasInHandCannotOverwriteWhatIsNewer() throws Exception {
        publish(target("d1", "old"));
        TopicReader reader = reader(targets);
        try (RelayProcess frozen = RelayProcess.holdingItsFirstMessage(name, database)) {
            await().until(() -> frozen.said("holding"));
            frozen.freeze();
            Relay other = relay();
            await().until(other::leading);
            publish(target("d1", "new"));
            await().until(() -> reader.newest().containsValue("new") && outboxIsEmpty());

            frozen.goOn();
            frozen.thaw();
            await().until(() -> frozen.said("goes on") && frozen.said("leading false"));
            other.close();
            publish(target("d2", "after"));
            await().until(() -> reader.newest().containsKey("gym/a/d2"));
            await().until(() -> frozen.said("leading true, published 1"));
            assertThat(reader.newest()).containsEntry("gym/a/d1", "new").containsEntry("gym/a/d2", "after");
            assertThat(reader.records()).extracting(ConsumerRecord::value).containsExactly("old", "new", "after");
        }
    }

    @Test
    void compactedMessagesKeepTheirOrderAndATombstoneIsANullValue() throws Exception {
        relay();
        TopicReader reader = reader(targets);
        publish(target("d1", "1"), target("d2", "1"), target("d1", "2"), Given.tombstone(targets, "gym/a/d2", "gym/a"));
        await().until(() -> reader.records().size() == 4 && outboxIsEmpty());
        assertThat(reader.newest()).containsExactly(Map.entry("gym/a/d1", "2"), Map.entry("gym/a/d2", "null"));
        publish(target("d1", "3"));
        await().until(() -> reader.newest().containsValue("3"));
    }

    @Test
    void aRelayThatWaitsForKafkaKeepsItsLock() {
        SlowKafka.holdSends();
        Relay leader = relay(Map.of("interceptor.classes", SlowKafka.class.getName()));
        await().until(leader::leading);
        Relay other = relay();
        write(1, 3);
        await().until(() -> leader.oldestAge().toMillis() > 0);
        await().during(Duration.ofMillis(6_500)).atMost(Duration.ofSeconds(10)).until(() -> !other.leading());
        assertThat(leader.leading()).isTrue();
        assertThat(leader.oldestAge()).isGreaterThan(Duration.ofSeconds(6));
        SlowKafka.letThrough();
        await().until(this::outboxIsEmpty);
        assertThat(leader.published()).isEqualTo(3);
    }

    @Test
    void aRelayWhoseMessagesKafkaCannotTakeGoesOnTrying() throws Exception {
        String late = "late-" + name;
        Relay relay = relay(Map.of("max.block.ms", 300));
        publish(new OutgoingMessage(late, "a", "a", Map.of(), new byte[] {'1'}, false));
        write(1, 3);
        await().until(() -> relay.oldestAge().toMillis() > 1_000);
        assertThat(relay.published()).isZero();
        Kafka.createTopic(late, 1, "delete");
        await().until(this::outboxIsEmpty);
        TopicReader reader = reader(log);
        await().until(() -> reader.records().size() >= 3);
        assertDense(reader.withoutRepeats(), 1, 3);
        assertThat(relay.oldestAge()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aRelayThatLosesItsConnectionConnectsAgain() {
        Relay relay = relay();
        TopicReader reader = reader(log);
        await().until(relay::leading);
        for (int round = 1; round <= 3; round++) {
            database.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '"
                    + name.substring(0, Math.min(57, name.length())) + "-relay'");
            write(1, 5);
            int expected = 5 * round;
            await().until(() -> outboxIsEmpty() && reader.records().size() >= expected);
        }
        assertDense(reader.withoutRepeats(), 1, 15);
    }
}
