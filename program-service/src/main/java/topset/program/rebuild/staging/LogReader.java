package topset.program.rebuild.staging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import topset.edge.kafka.KafkaLink;
import topset.program.intake.SessionRecord;

/**
 * Reads partitions of a Kafka topic for a rebuild. The reader uses no consumer group, so it does not change the offsets
 * of the service's normal intake.
 */
public final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private Map<Integer, Long> readTo;

    private LogReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.readTo = positions(consumer, partitions);
    }

    private static Map<Integer, Long> positions(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        var positions = new HashMap<Integer, Long>();
        partitions.forEach(each -> positions.put(each.partition(), consumer.position(each)));
        return positions;
    }

    /**
     * The events and positions that one poll of Kafka returned.
     *
     * @param from the position of each partition before this poll
     * @param to the position of each partition after this poll
     */
    public record Batch(List<LogStaging.Read> events, Map<Integer, Long> from, Map<Integer, Long> to, int records) {}

    /** Returns, for each partition, the position of the next record to read. */
    public Map<Integer, Long> positions() {
        return readTo;
    }

    /**
     * Returns the numbers of the partitions of a Kafka topic.
     *
     * @throws KafkaException if Kafka does not answer
     * @throws IllegalArgumentException if the topic does not exist
     */
    public static List<Integer> partitions(KafkaLink kafka, String topic) {
        try (var consumer = consumer(kafka)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> info.partition())
                    .sorted()
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalArgumentException("there is no topic " + topic);
            }
            return partitions;
        }
    }

    /**
     * Opens a reader at the given positions. A partition without a position is read from its beginning.
     *
     * @throws KafkaException if Kafka does not answer
     */
    public static LogReader open(KafkaLink kafka, String topic, Collection<Integer> of, Map<Integer, Long> positions) {
        var consumer = consumer(kafka);
        try {
            var partitions =
                    of.stream().map(each -> new TopicPartition(topic, each)).toList();
            consumer.assign(partitions);
            var unread = partitions.stream()
                    .filter(each -> !positions.containsKey(each.partition()))
                    .toList();
            if (!unread.isEmpty()) {
                consumer.seekToBeginning(unread);
            }
            for (var each : partitions) {
                var position = positions.get(each.partition());
                if (position != null) {
                    consumer.seek(each, position);
                }
            }
            return new LogReader(consumer, partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaLink kafka) {
        var settings = kafka.with(Map.of());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "program-service-rebuild");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        // These limits are small, so that the records fit into the heap of a replica that serves requests at the same
        // time.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads the next records. Records whose athlete cannot be read are ignored. */
    public Batch poll() {
        var events = new ArrayList<LogStaging.Read>();
        int records = 0;
        for (var received : consumer.poll(POLL)) {
            records++;
            SessionRecord.event(received)
                    .ifPresent(
                            event -> events.add(new LogStaging.Read(received.partition(), received.offset(), event)));
        }
        var from = readTo;
        if (records > 0) { // Without a new record there is no new position to store.
            readTo = positions(consumer, partitions);
        }
        return new Batch(events, from, readTo, records);
    }

    /** Returns the current end offset of each Kafka partition that this reader reads. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Whether all records before the given end offsets were read. */
    public boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Returns the number of unread records before the given end offsets. */
    public long recordsLeft(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
