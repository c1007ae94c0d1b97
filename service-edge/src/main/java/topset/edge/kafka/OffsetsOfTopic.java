package topset.edge.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;

/**
 * The Kafka connector's commit strategy {@code offsets-of-topic}. Once a second it commits the offsets of processed
 * records, with the id of the topic as metadata. The connector's own strategies do not fit: they assume that offsets
 * only grow, and they stop the intake permanently if Kafka does not answer their first request (ADR 0134).
 */
final class OffsetsOfTopic implements KafkaCommitHandler {
    private static final Logger LOG = Logger.getLogger(OffsetsOfTopic.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /**
     * The number of consecutive failed commits after which a warning is logged. Commits fail while Kafka is
     * unreachable, or if Kafka's access rules forbid this service to describe the topic.
     */
    private static final int MANY = 30;

    /** Of Kafka, for a request. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProcessedOffsets offsets = new ProcessedOffsets();
    private final String topic;
    private final KafkaConsumer<?, ?> consumer;
    private final KafkaLink kafka;
    private final Job job;
    private int failures;
    private volatile @Nullable Admin admin;

    private OffsetsOfTopic(String topic, KafkaConsumer<?, ?> consumer, KafkaLink kafka) {
        this.topic = topic;
        this.consumer = consumer;
        this.kafka = kafka;
        this.job = new Job("offsets-of-topic", EVERY, this::commit);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        offsets.assigned(consumer.unwrap(), partitions);
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        offsets.revoked(consumer.unwrap(), partitions);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
        offsets.processed(
                new TopicPartition(last.getTopic(), last.getPartition()),
                last.getOffset(),
                last.getConsumerGroupGenerationId());
        return Uni.createFrom().voidItem();
    }

    private void commit() {
        try {
            var id = topicId();
            consumer.runOnPollingThread(polling -> {
                        offsets.commit(polling, id);
                    })
                    .await()
                    .atMost(PATIENCE);
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            LOG.logf(
                    failures == MANY ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "The offsets of %s could not be committed %d times in a row; processed events are delivered again after a restart: %s",
                    topic,
                    failures,
                    e);
        }
    }

    private Uuid topicId() {
        var described = KafkaLink.get(admin().describeTopics(List.of(topic)).allTopicNames());
        return Objects.requireNonNull(described.get(topic)).topicId();
    }

    /** Created at the first call, because creation fails while Kafka's host name does not resolve. */
    private Admin admin() {
        var open = admin;
        if (open == null) {
            open = kafka.admin(PATIENCE);
            admin = open;
        }
        return open;
    }

    @Override
    public void terminate(boolean graceful) {
        job.stop();
        var open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    /** The identifier is the strategy's name in the configuration of a channel. */
    @ApplicationScoped
    @Identifier("offsets-of-topic")
    static final class Factory implements KafkaCommitHandler.Factory {
        private final KafkaLink kafka;
        private final Jobs jobs;

        Factory(KafkaLink kafka, Jobs jobs) {
            this.kafka = kafka;
            this.jobs = jobs;
        }

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            var offsets = new OffsetsOfTopic(channel.getTopic().orElseThrow(), consumer, kafka);
            jobs.start(offsets.job);
            return offsets;
        }
    }
}
