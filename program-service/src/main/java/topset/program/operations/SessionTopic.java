package topset.program.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import topset.edge.KafkaLink;
import topset.program.intake.SessionRecord;
import topset.store.Incoming;

/** A topic of session events from its beginning on, read by nobody's group: whatever the intake has read stays as it is. */
final class SessionTopic implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private long read;

    private SessionTopic(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /**
     * Begins at the beginning.
     *
     * @throws KafkaException when Kafka does not answer
     * @throws IllegalArgumentException when there is no such topic
     */
    static SessionTopic open(KafkaLink kafka, String topic) {
        var settings = kafka.with(Map.of());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "program-service-rebuild");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        // Within the heap of a service that is about its usual work meanwhile.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalArgumentException("there is no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new SessionTopic(consumer, partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** The next events, those that are nobody's left out. */
    List<Incoming> poll(Duration atMost) {
        var events = new ArrayList<Incoming>();
        for (var received : consumer.poll(atMost)) {
            read++;
            SessionRecord.event(received).ifPresent(events::add);
        }
        return events;
    }

    /**
     * Where the topic ends now.
     *
     * @throws KafkaException when Kafka does not answer in time
     */
    Map<TopicPartition, Long> ends(Duration atMost) {
        return new HashMap<>(consumer.endOffsets(partitions, atMost));
    }

    /** Whether everything before those ends was read. */
    boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** How many records there are before those ends. */
    long records(Map<TopicPartition, Long> ends) {
        return consumer.beginningOffsets(partitions).entrySet().stream()
                .mapToLong(begin -> ends.getOrDefault(begin.getKey(), 0L) - begin.getValue())
                .sum();
    }

    /** How many records were read. */
    long read() {
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
