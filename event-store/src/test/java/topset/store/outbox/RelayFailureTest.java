package topset.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.TopicReader.assertDense;
import static topset.testsupport.Eventually.eventually;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.OutgoingMessage;
import topset.store.PublishingService;
import topset.store.SharedStack;
import topset.store.StoreDatabase;
import topset.store.TopicReader;

/** Relays that are killed, frozen or cut off from a real Kafka or PostgreSQL. */
@Order(1) // The longest class.
@Tag("integration")
class RelayFailureTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();

    private final PublishingService service = new PublishingService(DATABASE);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_relay_killed_between_acknowledgement_and_deletion_causes_repeats_and_loses_nothing() {
        service.write(3, 20);
        TopicReader reader = service.reader(service.log());
        try (RelayProcess dying = RelayProcess.dyingBeforeDelete(service.name(), DATABASE, 60)) {
            eventually().until(() -> !dying.isAlive());
            eventually().until(() -> reader.records().size() == 60);
        }
        assertThat(DATABASE.ask("SELECT count(*) FROM outbox")).isEqualTo("60");
        service.write(3, 5);
        service.relay();
        eventually().until(service::outboxIsEmpty);
        eventually().until(() -> reader.records().size() == 60 + 75);
        assertDense(reader.withoutRepeats(), 3, 25);
    }

    @Test
    void a_frozen_leader_loses_the_lock_and_what_it_still_has_in_hand_cannot_overwrite_what_is_newer()
            throws Exception {
        service.publish(service.target("d1", "old"));
        TopicReader reader = service.reader(service.targets());
        try (RelayProcess frozen = RelayProcess.holdingItsFirstMessage(service.name(), DATABASE)) {
            eventually().until(() -> frozen.said("holding"));
            frozen.freeze();
            Relay other = service.relay();
            eventually().until(other::leading);
            service.publish(service.target("d1", "new"));
            eventually().until(() -> reader.newest().containsValue("new") && service.outboxIsEmpty());

            frozen.goOn();
            frozen.thaw();
            eventually().until(() -> frozen.said("goes on") && frozen.saidAfter("holding", "leading false"));
            other.close();
            service.publish(service.target("d2", "after"));
            eventually().until(() -> reader.newest().containsKey("gym/a/d2"));
            eventually().until(() -> frozen.said("leading true, published 1"));
            assertThat(reader.newest()).containsEntry("gym/a/d1", "new").containsEntry("gym/a/d2", "after");
            assertThat(reader.records()).extracting(ConsumerRecord::value).containsExactly("old", "new", "after");
        }
    }

    @Test
    void a_relay_whose_messages_kafka_cannot_take_goes_on_trying() throws Exception {
        String late = "late-" + service.name();
        Relay relay = service.relay(Map.of("max.block.ms", 2_000));
        service.publish(new OutgoingMessage(late, "a", "a", Map.of(), new byte[] {'1'}, false));
        service.write(1, 3);
        eventually().until(() -> relay.refusingTopics().containsKey(late));
        assertThat(relay.oldestAge()).isPositive();
        SharedStack.createTopic(late, 1, "delete");
        eventually().until(service::outboxIsEmpty);
        TopicReader reader = service.reader(service.log());
        eventually().untilAsserted(() -> assertDense(reader.withoutRepeats(), 1, 3));
        eventually().until(relay::oldestAge, Duration.ZERO::equals);
    }

    @Test
    void a_relay_knows_how_long_messages_wait_while_the_name_of_kafka_does_not_resolve() {
        Relay relay = service.relay(Map.of("bootstrap.servers", "kafka.invalid:9092"));
        service.write(1, 3);
        eventually().until(() -> relay.oldestAge().toMillis() > 0);
        assertThat(relay.published()).isZero();
    }

    @Test
    void a_relay_that_loses_its_connection_connects_again() {
        Relay relay = service.relay();
        TopicReader reader = service.reader(service.log());
        eventually().until(relay::leading);
        for (int round = 1; round <= 3; round++) {
            DATABASE.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '"
                    + service.name() + "-relay'");
            service.write(1, 5);
            eventually().until(service::outboxIsEmpty);
        }
        eventually().untilAsserted(() -> assertDense(reader.withoutRepeats(), 1, 15));
    }
}
