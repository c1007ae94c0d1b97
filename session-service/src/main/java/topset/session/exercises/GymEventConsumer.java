package topset.session.exercises;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.edge.kafka.ProcessedOffsets;
import topset.session.coaches.CoachesIntake;
import topset.store.inbox.Incoming;

/**
 * The replicas share the partitions. A batch is retried until the database has stored it; only then are its offsets
 * committed. So the last events of a killed replica are delivered again, and the inbox drops them.
 */
@ApplicationScoped
class GymEventConsumer {
    private static final Logger LOG = Logger.getLogger(GymEventConsumer.class);
    private static final String GROUP = "session-service";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    /** While no event arrives. A recreated topic is noticed at the next check. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);
    private static final int MOST_RECORDS = 100;

    private final GymEventIntake intake;
    private final CoachesIntake coaches;
    private final KafkaLink kafka;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    GymEventConsumer(GymEventIntake intake, CoachesIntake coaches, KafkaLink kafka) {
        this.intake = intake;
        this.coaches = coaches;
        this.kafka = kafka;
        this.thread = Thread.ofPlatform().name("gym-events").daemon().unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        var open = consumer;
        if (open != null) {
            open.wakeup();
        }
        if (!thread.join(PATIENCE_AT_END)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            patiently(intake::replayParked);
            while (!stopping) {
                consumeUntilFailure();
                if (!stopping) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("The consumer of gym events ends", e);
        }
    }

    /** Returns when a client fails. Creating a client fails if Kafka's host name does not resolve. */
    private void consumeUntilFailure() throws InterruptedException {
        try (var admin = Admin.create(kafka.with(Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        "2000",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        "1000")));
                var open = new KafkaConsumer<byte[], byte[]>(kafka.with(settings()))) {
            consumer = open;
            consume(open, admin);
        } catch (WakeupException e) {
            LOG.debug("The consumer of gym events stops with the service", e);
        } catch (KafkaException e) {
            LOG.warnf("The events of gyms cannot be read from Kafka; trying again: %s", e);
        } finally {
            consumer = null;
        }
    }

    private void consume(Consumer<byte[], byte[]> open, Admin admin) throws InterruptedException {
        var offsets = new ProcessedOffsets();
        var isIdle = new AtomicBoolean();
        open.subscribe(List.of(Topics.GYM_EVENTS), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                offsets.assigned(open, partitions);
                isIdle.set(false);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                offsets.revoked(open, partitions);
            }
        });
        long committed = System.nanoTime();
        while (!stopping) {
            var records = open.poll(POLL);
            process(records);
            int generation = open.groupMetadata().generationId();
            records.nextOffsets()
                    .forEach((partition, next) -> offsets.processed(partition, next.offset() - 1, generation));
            if (!records.isEmpty()) {
                isIdle.set(false);
            }
            var pause = isIdle.get() ? CHECK_EVERY : COMMIT_EVERY;
            if (System.nanoTime() - committed >= pause.toNanos()) {
                isIdle.set(commit(open, offsets, admin));
                committed = System.nanoTime();
            }
        }
    }

    /** Returns false if the commit has failed and must be repeated soon. */
    private static boolean commit(Consumer<byte[], byte[]> open, ProcessedOffsets offsets, Admin admin)
            throws InterruptedException {
        try {
            offsets.commit(open, topicId(admin));
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.debugf(e, "The offsets of %s could not be committed", Topics.GYM_EVENTS);
            return false;
        }
    }

    private static Uuid topicId(Admin admin) throws InterruptedException, ExecutionException {
        var described =
                admin.describeTopics(List.of(Topics.GYM_EVENTS)).allTopicNames().get();
        return Objects.requireNonNull(described.get(Topics.GYM_EVENTS)).topicId();
    }

    private void process(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var events = new ArrayList<Incoming>();
        records.forEach(record -> GymEventRecord.event(record).ifPresent(events::add));
        if (!events.isEmpty()) {
            patiently(() -> coaches.take(events));
            patiently(() -> intake.take(events));
        }
    }

    /** Repeats the work until the database has stored its result. */
    private void patiently(Runnable work) throws InterruptedException {
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (stopping) {
                    throw new InterruptedException("the service stops");
                }
                LOG.warnf("Gym events could not be processed; trying again: %s", e);
                Thread.sleep(PAUSE);
            }
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                262_144,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6_000,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
