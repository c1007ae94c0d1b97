package topset.program.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.program.intake.SessionRecord;
import topset.program.rebuild.staging.LogStaging;
import topset.program.replanning.Transactions;

/**
 * Copies session events from Kafka into the staging table of a rebuild: first
 * those of the requested topic, then those of the session topic, and later the newest events of the session topic. Its
 * consumers have no group, so they do not change the offsets of the service's intake.
 */
final class SessionTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TOPIC_BEFORE = -1;

    private final KafkaLink kafka;
    private final Transactions transactions;
    private final RebuildRow rebuild;
    private final LogStaging staging;
    private final Runnable mayGoOn;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private @Nullable Copying tail;

    /**
     * Creates a reader of the Kafka topics of one rebuild.
     *
     * @param mayGoOn throws an exception if the rebuild must stop
     */
    SessionTopics(
            KafkaLink kafka, Transactions transactions, RebuildRow rebuild, LogStaging staging, Runnable mayGoOn) {
        this.kafka = kafka;
        this.transactions = transactions;
        this.rebuild = rebuild;
        this.staging = staging;
        this.mayGoOn = mayGoOn;
    }

    /** Returns the number of Kafka records that have been read so far for the rebuild. */
    long read() {
        return read.get();
    }

    long total() {
        return total.get();
    }

    /**
     * Returns the numbers of the partitions of a Kafka topic.
     *
     * @throws KafkaException if Kafka does not answer
     * @throws IllegalArgumentException if the topic does not exist
     */
    static List<Integer> partitions(KafkaLink kafka, String topic) {
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

    /**
     * Reads the topics from the positions that the rebuild has stored to the current ends of their partitions.
     *
     * @param readers the number of partition groups that are read at the same time
     * @throws KafkaException if Kafka does not answer; the caller may call this method again
     */
    void readAll(int readers) {
        read.set(0);
        total.set(0);
        int partitions = 0;
        var topic = rebuild.topic();
        if (topic != null && !topic.equals(Topics.SESSION_EVENTS)) {
            partitions += readAll(TOPIC_BEFORE, topic, readers);
        }
        int all = partitions + readAll(LogStaging.SESSION_TOPIC, Topics.SESSION_EVENTS, readers);
        transactions.change(connection -> {
            RebuildTable.require(connection, rebuild.id());
            staging.end(connection, all);
        });
    }

    private int readAll(int number, String topic, int readers) {
        var partitions = partitions(kafka, topic);
        int groups = Math.min(readers, partitions.size());
        Workers.runAll(
                "rebuild-reader",
                IntStream.range(0, groups)
                        .<Runnable>mapToObj(group -> () -> {
                            var of = partitions.stream()
                                    .filter(partition -> partition % groups == group)
                                    .toList();
                            try (var copying = new Copying(number, topic, of)) {
                                copying.toEnd();
                            }
                        })
                        .toList());
        return partitions.size();
    }

    /**
     * Reads the session topic from the last position to the current ends of its partitions.
     *
     * @throws KafkaException if Kafka does not answer
     */
    synchronized void readOn() {
        try {
            var copying = tail;
            if (copying == null) {
                var topic = Topics.SESSION_EVENTS;
                copying = new Copying(LogStaging.SESSION_TOPIC, topic, partitions(kafka, topic));
                tail = copying;
            }
            copying.toEnd();
        } catch (RuntimeException failure) {
            close(); // Records whose positions were not stored are read again later.
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }

    /** Copies the events of some partitions. */
    private final class Copying implements AutoCloseable {
        private final int number;
        private final List<TopicPartition> partitions;
        private final KafkaConsumer<byte[], byte[]> consumer;

        /** The next position of each partition, as the staging table has it. */
        private Map<Integer, Long> stored;

        /** Goes on where the rebuild has stopped. A partition that it has not read is read from the beginning. */
        Copying(int number, String topic, List<Integer> partitions) {
            this.number = number;
            this.partitions = partitions.stream()
                    .map(each -> new TopicPartition(topic, each))
                    .toList();
            this.consumer = consumer(kafka);
            try {
                consumer.assign(this.partitions);
                this.stored = open(transactions.run(connection -> staging.positions(connection, number)));
            } catch (RuntimeException failure) {
                consumer.close();
                throw failure;
            }
        }

        private Map<Integer, Long> open(Map<Integer, Long> known) {
            for (var each : partitions) {
                var position = known.get(each.partition());
                if (position == null) {
                    consumer.seekToBeginning(List.of(each));
                } else {
                    consumer.seek(each, position);
                }
            }
            var opened = positions();
            var unread = new HashMap<>(opened);
            unread.keySet().removeAll(known.keySet());
            transactions.change(connection -> {
                RebuildTable.require(connection, rebuild.id());
                staging.open(connection, number, unread);
            });
            return opened;
        }

        private Map<Integer, Long> positions() {
            var positions = new HashMap<Integer, Long>();
            partitions.forEach(each -> positions.put(each.partition(), consumer.position(each)));
            return positions;
        }

        /** Copies all events before the current ends of the partitions. */
        void toEnd() {
            var ends = consumer.endOffsets(partitions);
            total.addAndGet(left(ends));
            while (left(ends) > 0) {
                mayGoOn.run();
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) { // Without a new record there is no new position to store.
                    var events = new ArrayList<LogStaging.Read>();
                    // Records whose athlete cannot be read are ignored.
                    records.forEach(each -> SessionRecord.event(each)
                            .filter(event -> rebuild.order().isFor(event.athlete()))
                            .map(event -> new LogStaging.Read(each.partition(), each.offset(), event))
                            .ifPresent(events::add));
                    store(events, positions());
                    read.addAndGet(records.count());
                }
            }
        }

        private void store(List<LogStaging.Read> events, Map<Integer, Long> to) {
            transactions.change(connection -> {
                RebuildTable.require(connection, rebuild.id());
                staging.add(connection, number, events, stored, to);
            });
            stored = to;
        }

        private long left(Map<TopicPartition, Long> ends) {
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                    .sum();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
