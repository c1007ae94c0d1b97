package topset.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.TopicReader.assertDense;
import static topset.testsupport.Eventually.eventually;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import topset.store.PublishingService;
import topset.store.StoreDatabase;
import topset.store.TopicReader;

/** Relays of a real Kafka that acknowledges late. */
@Tag("integration")
@ResourceLock(SlowKafka.LOCK)
class UnacknowledgedMessagesTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();

    private final PublishingService service = new PublishingService(DATABASE);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_relay_that_waits_for_kafka_keeps_its_lock() {
        SlowKafka.holdSends();
        Relay leader = service.relay(Map.of("interceptor.classes", SlowKafka.class.getName()));
        eventually().until(leader::leading);
        Relay other = service.relay();
        service.write(1, 3);
        // The database ends a session that is idle for 5 s. The relay sends a keep-alive once a second.
        Set<String> signsOfLife = new HashSet<>();
        eventually().until(() -> {
            signsOfLife.add(DATABASE.ask("SELECT coalesce(max(query_start)::text, 'none yet') FROM pg_stat_activity"
                    + " WHERE application_name = '" + service.name() + "-relay' AND query = 'SELECT 1'"));
            return signsOfLife.size() > 8;
        });
        assertThat(leader.leading()).isTrue();
        assertThat(other.leading()).isFalse();
        assertThat(leader.oldestAge()).isPositive();
        SlowKafka.letThrough();
        eventually().until(service::outboxIsEmpty);
        assertThat(leader.published()).isEqualTo(3);
    }

    @Test
    void a_batch_that_is_not_acknowledged_in_time_is_sent_again_as_a_whole() {
        SlowKafka.holdSends();
        Relay relay = service.relay(Map.of("interceptor.classes", SlowKafka.class.getName()), Duration.ofSeconds(3));
        service.write(1, 3);
        eventually().until(SlowKafka::isHolding);
        SlowKafka.holdSends();
        eventually().until(SlowKafka::isHolding);
        assertThat(relay.published()).isZero();
        SlowKafka.letThrough();
        TopicReader reader = service.reader(service.log());
        eventually().until(service::outboxIsEmpty);
        eventually().untilAsserted(() -> assertDense(reader.withoutRepeats(), 1, 3));
    }
}
