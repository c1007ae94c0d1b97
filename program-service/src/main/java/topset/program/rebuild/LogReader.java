package topset.program.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.program.intake.SessionFacts;
import topset.program.replanning.Transactions;

/**
 * Copies session events from Kafka into the {@link LogCopy} of a run: first all events of the requested topic and of
 * the session topic, later the newest ones. Its consumer has no group, so it does not change the offsets of the
 * service's intake.
 */
final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaLink kafka;
    private final String intake;
    private final Transactions transactions;
    private final RebuildRow rebuild;
    private final UUID run;
    private final Runnable goOn;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /** The position after the last stored record of each partition. */
    private final Map<TopicPartition, Long> stored = new HashMap<>();

    private volatile Map<Integer, Long> processed = Map.of();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Creates a reader of the Kafka topics of one rebuild.
     *
     * @param intake the consumer group of the service's intake
     * @param run the id of the run, as it is stored
     * @param goOn throws an exception if the rebuild must stop
     */
    LogReader(KafkaLink kafka, String intake, Transactions transactions, RebuildRow rebuild, UUID run, Runnable goOn) {
        this.kafka = kafka;
        this.intake = intake;
        this.transactions = transactions;
        this.rebuild = rebuild;
        this.run = run;
        this.goOn = goOn;
    }

    /** The number of records that were read. */
    long read() {
        return read.get();
    }

    /** The number of records that there were when reading began. */
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

    /**
     * Requires that a Kafka topic exists.
     *
     * @throws KafkaException if Kafka does not answer
     * @throws IllegalArgumentException if the topic does not exist
     */
    static void require(KafkaLink kafka, String topic) {
        try (var consumer = consumer(kafka)) {
            partitions(consumer, topic);
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException("there is no topic " + topic);
        }
        return partitions.stream().map(info -> new TopicPartition(topic, info.partition()));
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
        // These limits are small, so that the records fit into one statement, and into the heap of a replica that
        // serves requests at the same time.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024 * 1024);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Copies the records before the current ends of the topics that were not copied before. The first call begins the
     * copy. The position of the intake is read first, so a snapshot that begins after this call includes all events
     * before the position.
     *
     * @throws KafkaException if Kafka does not answer; the method may be called again
     */
    synchronized void readOn() {
        processed = IntakePosition.committed(kafka, intake);
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
                change(connection -> LogCopy.add(connection, events));
                read.addAndGet(records.count());
            }
            stored.replaceAll((partition, position) -> from.position(partition));
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        var opened = consumer(kafka);
        try {
            var partitions = Stream.of(Topics.SESSION_EVENTS, Objects.requireNonNull(rebuild.topic()))
                    .distinct()
                    .flatMap(topic -> partitions(opened, topic))
                    .toList();
            opened.assign(partitions);
            stored.putAll(opened.beginningOffsets(partitions));
            change(LogCopy::clear);
            consumer = opened;
            return opened;
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private void change(Transactions.Change change) {
        transactions.change(connection -> {
            RebuildTable.require(connection, run);
            change.run(connection);
        });
    }

    /** Records whose athlete cannot be read are ignored. */
    private void add(List<LogCopy.Copied> events, ConsumerRecord<byte[], byte[]> read) {
        int topic = read.topic().equals(Topics.SESSION_EVENTS) ? LogCopy.SESSION_TOPIC : LogCopy.TOPIC_BEFORE;
        try {
            var event = SessionFacts.incoming(read);
            if (rebuild.order().isFor(event.athlete())) {
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
