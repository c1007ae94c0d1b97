package topset.program.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.edge.kafka.ProcessedOffsets;
import topset.program.intake.SessionFacts;
import topset.program.rebuild.RebuildOrder.Source;
import topset.store.Query;
import topset.store.RoundTrip;

/**
 * Copies session events from Kafka into the {@link LogCopy} of a run: first all events of the requested topic and of
 * the session topic, later the newest ones. Its consumer has no group, so it does not change the offsets of the
 * service's intake.
 */
final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaLink kafka;
    private final String intake;
    private final DataSource dataSource;
    private final Rebuild rebuild;
    private final Runnable goOn;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /** The position after the last stored record of each partition. */
    private final Map<TopicPartition, Long> stored = new HashMap<>();

    private volatile Map<Integer, Long> processed = Map.of();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /** @param goOn throws an exception if the rebuild must stop */
    LogReader(KafkaLink kafka, String intake, DataSource dataSource, Rebuild rebuild, Runnable goOn) {
        this.kafka = kafka;
        this.intake = intake;
        this.dataSource = dataSource;
        this.rebuild = rebuild;
        this.goOn = goOn;
    }

    long read() {
        return read.get();
    }

    long total() {
        return total.get();
    }

    /**
     * Whether the service had certainly processed a copied event when the log was last read on. An event of another
     * topic counts as processed, because the intake does not read it.
     */
    boolean isProcessed(LogCopy.Copied event) {
        return event.topic() != LogCopy.SESSION_TOPIC
                || event.position() < processed.getOrDefault(event.partition(), 0L);
    }

    /** Throws an {@link UnknownTopicOrPartitionException} if the topic does not exist. */
    static List<TopicPartition> partitions(KafkaLink kafka, String topic) {
        try (var admin = kafka.admin(PATIENCE)) {
            return describe(admin, topic).partitions().stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        }
    }

    /**
     * The offset of the next record in each partition of the session topic, as the intake has committed it once a
     * second. Offsets of a deleted topic with the same name do not count, because the intake reads the new topic from
     * its beginning.
     */
    static Map<Integer, Long> committed(KafkaLink kafka, String group) {
        try (var admin = kafka.admin(PATIENCE)) {
            var id = describe(admin, Topics.SESSION_EVENTS).topicId();
            var offsets = new HashMap<Integer, Long>();
            KafkaLink.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, committed) -> {
                        if (partition.topic().equals(Topics.SESSION_EVENTS)
                                && committed != null
                                && !ProcessedOffsets.belongsToAnother(committed, id)) {
                            offsets.put(partition.partition(), committed.offset());
                        }
                    });
            return offsets;
        }
    }

    private static TopicDescription describe(Admin admin, String topic) {
        var topics = KafkaLink.get(admin.describeTopics(List.of(topic)).allTopicNames());
        return Objects.requireNonNull(topics.get(topic));
    }

    private KafkaConsumer<byte[], byte[]> open() {
        var settings = kafka.with(Map.of());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "program-service-rebuild");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        // These limits are small, so that the records fit into one statement, and into the heap of a replica that
        // serves requests at the same time.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        var partitions = Stream.of(Topics.SESSION_EVENTS, Objects.requireNonNull(rebuild.order.topic()))
                .distinct()
                .flatMap(topic -> partitions(kafka, topic).stream())
                .toList();
        var opened = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            opened.assign(partitions);
            stored.putAll(opened.beginningOffsets(partitions));
            change(LogCopy.clear());
            consumer = opened;
            return opened;
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /**
     * Copies the records that were not copied before, unless the source is the stored sets. The position of the intake
     * is read first, so a snapshot that begins after this call includes all events before the position. If Kafka does
     * not answer, the method may be called again.
     */
    synchronized void readOn() {
        if (rebuild.order.source() == Source.SETS) {
            return;
        }
        processed = committed(kafka, intake);
        var from = consumer == null ? open() : consumer;
        stored.forEach(from::seek); // after a failure, records that were not stored are read again
        var ends = from.endOffsets(stored.keySet());
        total.addAndGet(left(ends));
        while (left(ends) > 0) {
            goOn.run();
            var records = from.poll(POLL);
            if (!records.isEmpty()) {
                var events = new ArrayList<LogCopy.Copied>();
                records.forEach(each -> add(events, each));
                change(LogCopy.add(events));
                read.addAndGet(records.count());
            }
            stored.replaceAll((partition, position) -> from.position(partition));
        }
    }

    private void change(RoundTrip change) {
        Query.inTransaction(dataSource, connection -> {
            rebuild.require(connection);
            change.run(connection);
            return rebuild;
        });
    }

    /** Records whose athlete cannot be read are ignored. */
    private void add(List<LogCopy.Copied> events, ConsumerRecord<byte[], byte[]> read) {
        int topic = read.topic().equals(Topics.SESSION_EVENTS) ? LogCopy.SESSION_TOPIC : LogCopy.TOPIC_BEFORE;
        try {
            var event = SessionFacts.incoming(read);
            if (rebuild.order.isFor(event.athlete())) {
                events.add(new LogCopy.Copied(topic, read.partition(), read.offset(), event));
            }
        } catch (IllegalArgumentException _) {
            // The intake sends a copy of such a record to the dead-letter topic.
        }
    }

    private long left(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - stored.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
