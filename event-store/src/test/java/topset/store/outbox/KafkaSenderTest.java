package topset.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import topset.store.OutgoingMessage;
import topset.store.SharedStack;
import topset.store.TopicReader;
import topset.testsupport.Eventually;

@Tag("integration")
@ResourceLock(SlowKafka.LOCK)
class KafkaSenderTest {

    private static List<OutboxMessage> target(String topic, String value) {
        return List.of(new OutboxMessage(
                1,
                Instant.EPOCH,
                false,
                new OutgoingMessage(topic, "gym/a/d1", "gym/a", Map.of(), value.getBytes(UTF_8), true)));
    }

    @Test
    void a_replaced_sender_that_wakes_up_late_cannot_put_an_old_value_over_a_new_one() {
        SharedStack.createTopic("targets", 3, "compact");
        SlowKafka.holdSends();
        Map<String, Object> kafka = Map.of("bootstrap.servers", SharedStack.bootstrapServers());
        Map<String, Object> slowKafka = Map.of(
                "bootstrap.servers", SharedStack.bootstrapServers(), "interceptor.classes", SlowKafka.class.getName());
        try (var replaced = new KafkaSender("fenced", slowKafka);
                var leader = new KafkaSender("fenced", kafka);
                var reader = new TopicReader("targets")) {
            Future<?> late = replaced.send(target("targets", "old"));
            eventually().until(SlowKafka::isHolding);
            assertThat(leader.send(target("targets", "new"))).succeedsWithin(Eventually.AT_MOST);

            SlowKafka.letThrough();
            assertThatThrownBy(late::get).isInstanceOf(ExecutionException.class);
            assertThat(leader.send(target("targets", "newer"))).succeedsWithin(Eventually.AT_MOST);
            eventually().until(() -> reader.newest().containsValue("newer"));
            assertThat(reader.records()).extracting(ConsumerRecord::value).containsExactly("new", "newer");
        }
    }
}
