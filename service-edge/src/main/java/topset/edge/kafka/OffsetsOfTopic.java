package topset.edge.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    private final ProcessedOffsets offsets = new ProcessedOffsets();
    private final String topic;
    private final KafkaConsumer<?, ?> consumer;
    private final KafkaLink kafka;
    private final Vertx vertx;
    private final long timer;
    private final AtomicBoolean committing = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable Admin admin;

    private OffsetsOfTopic(String topic, KafkaConsumer<?, ?> consumer, KafkaLink kafka, Vertx vertx) {
        this.topic = topic;
        this.consumer = consumer;
        this.kafka = kafka;
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(EVERY.toMillis(), tick -> commit());
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
        if (!committing.compareAndSet(false, true)) {
            return; // Another commit is still running. Only one runs at a time.
        }
        Uni.createFrom()
                .item(this::topicId)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(id -> consumer.runOnPollingThread(polling -> {
                    offsets.commit(polling, id);
                }))
                .onTermination()
                .invoke(() -> committing.set(false))
                .subscribe()
                .with(done -> failures.set(0), this::failed);
    }

    private Uuid topicId() {
        var described = KafkaLink.get(admin().describeTopics(List.of(topic)).allTopicNames());
        return Objects.requireNonNull(described.get(topic)).topicId();
    }

    /**
     * Returns the admin client, and creates it at the first call. It is not created earlier, because creation fails
     * while Kafka's host name does not resolve.
     */
    private Admin admin() {
        var open = admin;
        if (open == null) {
            open = kafka.admin(Duration.ofSeconds(5));
            admin = open;
        }
        return open;
    }

    private void failed(Throwable reason) {
        int times = failures.incrementAndGet();
        LOG.logf(
                times == MANY ? Logger.Level.WARN : Logger.Level.DEBUG,
                "The offsets of %s could not be committed %d times in a row; processed events are delivered again after a restart: %s",
                topic,
                times,
                reason);
    }

    @Override
    public void terminate(boolean graceful) {
        vertx.cancelTimer(timer);
        var open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    /**
     * Creates the commit strategy for a channel. The identifier in the annotation is the strategy's name in the
     * channel's configuration.
     */
    @ApplicationScoped
    @Identifier("offsets-of-topic")
    static final class Factory implements KafkaCommitHandler.Factory {
        private final KafkaLink kafka;

        Factory(KafkaLink kafka) {
            this.kafka = kafka;
        }

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new OffsetsOfTopic(channel.getTopic().orElseThrow(), consumer, kafka, vertx);
        }
    }
}
