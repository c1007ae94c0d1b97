package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Serial;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;

/**
 * Stores the events of the log topics in a lake. The events of each athlete have numbers without gaps: an event with an
 * already stored number is a repeat and is dropped, one with the next number is stored, and any other number stops the
 * subscriber. If retention has deleted the beginning of the logs, it first reads a topic of its own, which the services
 * have filled.
 */
public final class Subscriber implements AutoCloseable {
    private static final int A_FILE = 50_000;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final List<String> LOGS = List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS);
    private static final Set<String> ERASURES =
            Set.of(EventType.ATHLETE_ERASED.ceType(), EventType.ATHLETE_PLANS_ERASED.ceType());

    private final Lake lake;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<Landed.Counted, Long> seen;
    private final List<Landed> landing = new ArrayList<>();
    private final @Nullable String history;
    private @Nullable Set<String> gyms;
    private long landed;
    private long repeats;
    private boolean erased =
            true; // an earlier run may have stopped after it stored an erasure and before it executed the erasure

    public Subscriber(String bootstrapServers, Lake lake) throws SQLException {
        this(bootstrapServers, lake, null);
    }

    public Subscriber(String bootstrapServers, Lake lake, @Nullable String history) throws SQLException {
        this(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), lake, history);
    }

    /** A topic {@code history} is one that {@code republish} of both services has filled; null for none. */
    public Subscriber(Map<String, Object> client, Lake lake, @Nullable String history) throws SQLException {
        this.lake = lake;
        this.history = history;
        this.seen = new HashMap<>(lake.seen());
        var settings = new HashMap<String, Object>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // The subscriber always knows its next offset. An automatic reset to another offset would skip events that are
        // not stored yet.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        goOn(LOGS);
    }

    public Subscriber only(Set<String> theseGyms) {
        gyms = Set.copyOf(theseGyms);
        return this;
    }

    private void goOn(List<String> topics) throws SQLException {
        var positions = lake.positions();
        var assigned = partitions(topics);
        consumer.assign(assigned);
        consumer.beginningOffsets(assigned)
                .forEach((part, begin) -> consumer.seek(
                        part, positions.getOrDefault(new Landed.Part(part.topic(), part.partition()), begin)));
    }

    public long landed() {
        return landed;
    }

    public long repeats() {
        return repeats;
    }

    /** Stores all events that are on the topics now. A gap in an athlete's sequence is a {@link LogGap}. */
    public void catchUp() throws IOException, SQLException {
        if (history != null) {
            goOn(List.of(history));
            readToTheEnd();
            goOn(LOGS);
            goOnWhereTheyBegin();
        }
        readToTheEnd();
        if (erased) {
            lake.forgetErased();
            erased = false;
        }
    }

    /**
     * Moves the consumer to the beginning of the logs. Events that are no longer in the logs were in the subscriber's
     * own topic. If an event was missing there, its missing sequence number shows it.
     */
    private void goOnWhereTheyBegin() {
        consumer.beginningOffsets(consumer.assignment())
                .forEach((log, begin) -> consumer.seek(log, Math.max(begin, consumer.position(log))));
    }

    private void readToTheEnd() throws IOException, SQLException {
        var logs = consumer.assignment();
        var ends = consumer.endOffsets(logs);
        requireWithin(consumer.beginningOffsets(logs), ends);
        while (logs.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            for (var record : consumer.poll(PATIENCE)) {
                take(record);
            }
            if (landing.size() >= A_FILE) {
                land();
            }
        }
        land();
    }

    private void requireWithin(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        for (var log : consumer.assignment()) {
            long next = consumer.position(log);
            long begin = begins.getOrDefault(log, 0L);
            long end = ends.getOrDefault(log, 0L);
            if (next < begin) {
                throw new LogGap(
                        "%s begins at offset %d, but %d is next: retention has cut it; request a topic of your own"
                                .formatted(log, begin, next));
            }
            if (next > end) {
                throw new LogGap(
                        "%s ends at offset %d, but %d is next: the topic was recreated; start with an empty folder"
                                .formatted(log, end, next));
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        if (gyms != null && !gyms.contains(headers.getOrDefault("ce_gym", ""))) {
            return;
        }
        var event = new Landed(
                record.topic(),
                record.partition(),
                record.offset(),
                Envelope.read(headers),
                new String(record.value(), UTF_8));
        var before = seen.getOrDefault(event.counted(), 0L);
        var sequence = event.envelope().athleteSequence();
        if (sequence <= before) {
            repeats++;
        } else if (sequence == before + 1) {
            seen.put(event.counted(), sequence);
            landing.add(event);
            erased |= ERASURES.contains(event.envelope().type());
        } else {
            throw hole(event, before + 1);
        }
    }

    private LogGap hole(Landed event, long missing) {
        var log = new TopicPartition(event.topic(), event.partition());
        var begin = consumer.beginningOffsets(List.of(log)).getOrDefault(log, 0L);
        return new LogGap("number %d of %s/%s is missing on %s%s"
                .formatted(
                        missing,
                        event.envelope().gym(),
                        event.envelope().subject(),
                        log,
                        begin == 0
                                ? ""
                                : ", which begins at offset %d: retention has cut it; request a topic of your own"
                                        .formatted(begin)));
    }

    private void land() throws IOException, SQLException {
        if (!landing.isEmpty()) {
            lake.land(landing);
            landed += landing.size();
            landing.clear();
        }
    }

    public void snapshot() throws IOException, SQLException {
        var logs = List.copyOf(consumer.assignment());
        var before = new HashMap<TopicPartition, Long>();
        logs.forEach(each -> before.put(each, consumer.position(each)));
        var newest = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        var targets = partitions(List.of(Topics.TARGETS));
        consumer.assign(targets);
        consumer.seekToBeginning(targets);
        var ends = consumer.endOffsets(targets);
        while (targets.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            for (var record : consumer.poll(PATIENCE)) {
                // A tombstone replaces earlier records too.
                newest.put(record.key(), record);
            }
        }
        lake.landTargets(newest.values());
        consumer.assign(logs);
        before.forEach(consumer::seek);
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Thrown if the next event of a sequence is not on the topic. The message says how to get the missing events. */
    public static final class LogGap extends IllegalStateException {
        @Serial
        private static final long serialVersionUID = 1;

        LogGap(String message) {
            super(message);
        }
    }
}
