package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.inbox.Incoming;

/**
 * The copy of session events that a run of a rebuild makes in the table {@code rebuild_log_event}: first all events of
 * the requested topic and of the session topic, later the newest ones. The next run replaces the copy. Then the run that
 * made it ends, because it can neither add events nor write what it has read. The Kafka consumer has no group, so it
 * does not change the offsets of the service's intake.
 */
final class LogCopy implements AutoCloseable {
    /** The value of the column {@code topic} for events of the session topic. */
    private static final int SESSION_TOPIC = 0;

    /** The value of the column {@code topic} for events of a topic that an operator has named. */
    private static final int TOPIC_BEFORE = -1;

    private static final List<String> TYPES = Sql.words("text text int2 int4 int8 int8 text text text bytea");

    private static final String ADD =
            "insert into rebuild_log_event (gym, athlete, topic, partition, position, sequence, event_id, type,"
                    + " recorded_at, value) select * from unnest(?::text[], ?::text[], ?::int2[], ?::int[], ?::int8[],"
                    + " ?::int8[], ?::text[], ?::text[], ?::text[], ?::bytea[])";

    /** Limited because the events and the resulting sets are held in memory. */
    private static final int MOST_EVENTS = 2 * Limits.SETS_AT_ONCE;

    private static final int MOST_BYTES = 128 * 1024 * 1024;
    private static final String OF_ATHLETE = " from rebuild_log_event where gym = ? and athlete = ?";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaLink kafka;
    private final String intake;
    private final DataSource dataSource;
    private final Rebuild rebuild;
    private final Runnable goOn;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /** The position after the last copied record of each partition. */
    private final Map<TopicPartition, Long> copied = new HashMap<>();

    private volatile Map<Integer, Long> processed = Map.of();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /** @param goOn throws an exception if the rebuild must stop */
    LogCopy(KafkaLink kafka, String intake, DataSource dataSource, Rebuild rebuild, Runnable goOn) {
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
            copied.putAll(opened.beginningOffsets(partitions));
            change(new RoundTrip().change("truncate rebuild_log_event"));
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
        copied.forEach(from::seek); // after a failure, records that were not copied are read again
        var ends = from.endOffsets(copied.keySet());
        total.addAndGet(left(ends));
        while (left(ends) > 0) {
            goOn.run();
            var records = from.poll(POLL);
            var rows = new RoundTrip.Values(TYPES);
            records.forEach(each -> add(rows, each));
            if (!rows.isEmpty()) {
                change(new RoundTrip().change(ADD, rows));
            }
            read.addAndGet(records.count());
            copied.replaceAll((partition, position) -> from.position(partition));
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
    private void add(RoundTrip.Values rows, ConsumerRecord<byte[], byte[]> record) {
        try {
            var event = SessionFacts.incoming(record);
            var recordedAt = event.headers().get(Incoming.RECORDED_AT);
            if (rebuild.order.isFor(event.athlete())) {
                rows.row(
                        event.athlete(),
                        record.topic().equals(Topics.SESSION_EVENTS) ? SESSION_TOPIC : TOPIC_BEFORE,
                        record.partition(),
                        record.offset(),
                        event.sequence(),
                        event.eventId(),
                        event.type(),
                        recordedAt == null ? null : recordedAt.replace('\0', '\uFFFD'),
                        event.value());
            }
        } catch (IllegalArgumentException _) {
            // The intake sends a copy of such a record to the dead-letter topic.
        }
    }

    private long left(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - copied.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /**
     * {@code isProcessed}: the service had certainly processed the event when the log was last read on. An event of
     * another topic counts as processed, because the intake does not read it.
     */
    record Copied(Incoming event, boolean isProcessed) {}

    /** Throws an {@link IllegalStateException} if there are too many events to hold in memory. */
    List<Copied> events(Connection connection, Athlete athlete) throws SQLException {
        Sql.each(
                connection,
                "select count(*), coalesce(sum(octet_length(value)), 0)" + OF_ATHLETE,
                row -> {
                    if (row.getLong(1) > MOST_EVENTS || row.getLong(2) > MOST_BYTES) {
                        throw new IllegalStateException(
                                "the log has %d events with %d bytes; at most %d events and %d bytes are allowed"
                                        .formatted(row.getLong(1), row.getLong(2), MOST_EVENTS, MOST_BYTES));
                    }
                },
                athlete);
        return Sql.list(
                connection,
                "select *" + OF_ATHLETE + " order by topic, partition, position",
                row -> {
                    var recordedAt = row.getString("recorded_at");
                    var event = new Incoming(
                            athlete,
                            row.getLong("sequence"),
                            row.getString("event_id"),
                            row.getString("type"),
                            recordedAt == null ? Map.of() : Map.of(Incoming.RECORDED_AT, recordedAt),
                            row.getBytes("value"));
                    return new Copied(
                            event,
                            row.getInt("topic") != SESSION_TOPIC
                                    || row.getLong("position") < processed.getOrDefault(row.getInt("partition"), 0L));
                },
                athlete);
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
