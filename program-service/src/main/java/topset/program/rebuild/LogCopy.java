package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.edge.kafka.ProcessedOffsets;
import topset.program.intake.SessionFacts;
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.inbox.Incoming;

/**
 * The copy of session events that a run of a rebuild makes in the table {@code rebuild_log_event}: first all events of
 * the requested topic and of the session topic, later the newest ones. The next run replaces the copy. Then the run that
 * made it ends, because it can neither add events nor write what it has read.
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

    private final DataSource dataSource;
    private final Rebuild rebuild;
    private final Runnable goOn;
    private final Map<String, TopicDescription> topics;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** The position of the intake in each partition of the session topic, before the log was last read on. */
    private final Map<Integer, Long> processed = new HashMap<>();

    /**
     * Begins an empty copy.
     *
     * @param intake the consumer group of the service's intake
     * @param goOn throws an exception if the rebuild must stop
     */
    LogCopy(KafkaLink kafka, String intake, DataSource dataSource, Rebuild rebuild, Runnable goOn) {
        this.dataSource = dataSource;
        this.rebuild = rebuild;
        this.goOn = goOn;
        topics = topics(kafka, Topics.SESSION_EVENTS, Objects.requireNonNull(rebuild.order.topic()));
        change(new RoundTrip().change("truncate rebuild_log_event"));
        rebuild.progress.recordsRead = 0;
        rebuild.progress.recordsTotal = 0;
        consumer = consumer(kafka, intake);
        consumer.assign(topics.values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Throws an {@link UnknownTopicOrPartitionException} if a topic does not exist. */
    static Map<String, TopicDescription> topics(KafkaLink kafka, String... names) {
        try (var admin = kafka.admin(PATIENCE)) {
            return KafkaLink.get(
                    admin.describeTopics(Set.copyOf(List.of(names))).allTopicNames());
        }
    }

    /** Asks for the offsets of the intake's group, but never joins the group or commits an offset. */
    private static KafkaConsumer<byte[], byte[]> consumer(KafkaLink kafka, String intake) {
        var settings = kafka.with(Map.of());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "program-service-rebuild");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, intake);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        // These limits are small, so that the records fit into one statement, and into the heap of a replica that
        // serves requests at the same time.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Copies the records that were not copied before. The position of the intake is read first, so a snapshot that
     * begins after this call includes all events before the position.
     */
    void readOn() {
        readProcessed();
        var ends = consumer.endOffsets(consumer.assignment());
        rebuild.progress.recordsTotal += left(ends);
        while (left(ends) > 0) {
            goOn.run();
            var records = consumer.poll(POLL);
            var rows = new RoundTrip.Values(TYPES);
            records.forEach(each -> add(rows, each));
            if (!rows.isEmpty()) {
                change(new RoundTrip().change(ADD, rows));
            }
            rebuild.progress.recordsRead += records.count();
        }
    }

    private long left(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /**
     * The intake commits once a second. Offsets of a deleted topic with the same name do not count, because the intake
     * reads the new topic from its beginning.
     */
    private void readProcessed() {
        var topic = Objects.requireNonNull(topics.get(Topics.SESSION_EVENTS));
        consumer.committed(consumer.assignment()).forEach((partition, committed) -> {
            if (partition.topic().equals(topic.name())
                    && committed != null
                    && !ProcessedOffsets.belongsToAnother(committed, topic.topicId())) {
                processed.put(partition.partition(), committed.offset());
            }
        });
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
    public void close() {
        consumer.close();
    }
}
