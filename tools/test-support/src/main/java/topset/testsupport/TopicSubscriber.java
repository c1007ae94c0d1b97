package topset.testsupport;

import static topset.testsupport.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed messages of topics from the beginning, without a consumer group. */
public final class TopicSubscriber<V> implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final KafkaConsumer<String, V> consumer;
    private final List<TopicPartition> partitions;

    private TopicSubscriber(Map<String, Object> client, Deserializer<V> values, List<String> topics) {
        var settings = new HashMap<>(client);
        settings.putAll(Map.of(
                "isolation.level", "read_committed", "enable.auto.commit", false, "auto.offset.reset", "earliest"));
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values);
        partitions =
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static TopicSubscriber<String> ofTexts(String servers, String... topics) {
        return ofTexts(Map.of("bootstrap.servers", servers), topics);
    }

    public static TopicSubscriber<String> ofTexts(Map<String, Object> client, String... topics) {
        return new TopicSubscriber<>(client, new StringDeserializer(), Arrays.asList(topics));
    }

    public static TopicSubscriber<byte[]> ofBytes(String servers, String... topics) {
        return new TopicSubscriber<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), Arrays.asList(topics));
    }

    /** Waits until the topic's partitions are known, because a Kafka client does not know a new topic at once. */
    private List<TopicPartition> partitions(String topic) {
        return eventually().until(() -> consumer.partitionsFor(topic), infos -> !infos.isEmpty()).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    public List<ConsumerRecord<String, V>> next() {
        var next = new ArrayList<ConsumerRecord<String, V>>();
        consumer.poll(A_MOMENT).forEach(next::add);
        return next;
    }

    public void toTheEnd(Consumer<ConsumerRecord<String, V>> each) {
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
            next().forEach(each);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
