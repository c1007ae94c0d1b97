package topset.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import topset.contract.Topics;

/**
 * After each test class, whatever it had the services publish is compared with the AsyncAPI document: tests run in several JVMs with a broker each,
 * and no test sees all of them. Registered for every class by {@code META-INF/services}; does nothing where no pair runs.
 */
public final class EveryMessageIsDescribed implements AfterAllCallback {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Map<TopicPartition, Long> READ = new HashMap<>();

    @Override
    public void afterAll(ExtensionContext context) {
        RunningPair.running().ifPresent(pair -> {
            var objections = objections(pair);
            if (!objections.isEmpty()) {
                throw new AssertionError("%d messages are not as asyncapi.json has them, as: %s"
                        .formatted(objections.size(), objections.subList(0, Math.min(3, objections.size()))));
            }
        });
    }

    private static synchronized List<String> objections(RunningPair pair) {
        var objections = new ArrayList<String>();
        var kinds = new HashMap<String, List<AsyncApi.Kind>>();
        AsyncApi.channels().forEach((topic, channel) -> kinds.put(topic, AsyncApi.kinds(channel)));
        forNewMessages(pair, kinds.keySet().stream().toList(), message -> {
            if (message.topic().equals(Topics.SESSION_EVENTS_DEAD_LETTERS)
                    || EveryMessage.isTheServices(message.key())) {
                var objection = AsyncApi.objection(message, kinds.getOrDefault(message.topic(), List.of()));
                if (!objection.isEmpty()) {
                    objections.add(message.topic() + " " + message.key() + ": " + objection);
                }
            }
        });
        return objections;
    }

    private static void forNewMessages(
            RunningPair pair, List<String> topics, Consumer<ConsumerRecord<String, byte[]>> look) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                pair.kafka(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(each -> consumer.seek(each, READ.getOrDefault(each, 0L)));
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(PATIENCE).forEach(look);
            }
            partitions.forEach(each -> READ.put(each, consumer.position(each)));
        }
    }
}
