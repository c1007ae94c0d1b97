package topset.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import topset.store.OutgoingMessage;

/**
 * Waits until all in-sync replicas have a batch. After a failure the sender must be closed and replaced, because a
 * producer that has lost a record no longer guarantees the order in the record's partition.
 */
public final class KafkaSender implements AutoCloseable {

    /**
     * After so many splits the producer seems to split the same batch again and again. Higher than the number of
     * batches that a producer can buffer.
     */
    private static final int MOST_SPLITS = 1_000;

    /** For which the producer collects the messages of one batch. */
    private static final int LINGER_MILLIS = 5;

    /** Kafka's calls block, but the relay's thread must keep the database connection with its lock alive. */
    private final ExecutorService calls = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("kafka-sender").daemon().factory());

    private final Map<String, Integer> partitions = new HashMap<>();
    private final String name;
    private final Map<String, Object> given;
    private final KafkaProducer<byte[], byte[]> log;
    private volatile @Nullable KafkaProducer<byte[], byte[]> compacted;
    private volatile boolean closed;
    private boolean inTransaction;

    KafkaSender(String name, Map<String, Object> given) {
        this.name = name;
        this.given = given;
        Map<String, Object> properties = properties("-relay");
        // After a time-out the producer would send the next message, which would then overtake the timed-out message
        // (ADR 0133).
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // With two requests in flight, a topic that was deleted and created again could accept the second request but
        // always refuse the first one (ADR 0133).
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // The sender flushes after each batch. Until then the producer waits, so that a batch needs one request.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        this.log = new KafkaProducer<>(properties);
    }

    /** Kafka may have refused a whole request because of another message in it. */
    public record Refused(OutboxMessage row, Refusal why) {}

    /** If a message is in neither list, it was not sent, or its result is unknown. */
    public record Sent(List<OutboxMessage> acknowledged, List<Refused> refused) {}

    private record Attempt(OutboxMessage row, Future<RecordMetadata> acknowledgement) {}

    /**
     * Completes when every message is acknowledged or refused. After the first failure no more messages are sent. Fails
     * with the first error that is not a refusal. While Kafka cannot be reached, sending is retried until {@link
     * #close}.
     */
    public Future<Sent> send(List<OutboxMessage> batch) {
        return calls.submit(() -> sendAll(batch));
    }

    private Sent sendAll(List<OutboxMessage> batch) throws ExecutionException, InterruptedException {
        var attempts = new ArrayList<Attempt>(batch.size());
        var failed = new AtomicBoolean();
        for (OutboxMessage row : batch) {
            // A later message must not arrive before the failed message.
            if (failed.get()) {
                break;
            }
            try {
                attempts.add(new Attempt(row, post(row.message(), failed)));
            } catch (KafkaException | IllegalStateException failure) {
                failed.set(true);
                attempts.add(new Attempt(row, CompletableFuture.failedFuture(failure)));
            }
        }
        if (!failed.get()) {
            log.flush();
        }
        return outcome(attempts);
    }

    private Future<RecordMetadata> post(OutgoingMessage message, AtomicBoolean failed) {
        ProducerRecord<byte[], byte[]> record = record(message);
        if (!message.compacted()) {
            return log.send(record, stopAtAFailure(failed));
        }
        KafkaProducer<byte[], byte[]> producer = fencing();
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
        return producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                failed.set(true);
            }
        });
    }

    /**
     * Closes the producer in its own thread when a message fails. Otherwise the producer would send the next records of
     * the partition after the lost one.
     */
    private Callback stopAtAFailure(AtomicBoolean failed) {
        Thread caller = Thread.currentThread();
        return (metadata, failure) -> {
            if (failure != null && !failed.getAndSet(true) && Thread.currentThread() != caller) {
                log.close(Duration.ZERO);
            }
        };
    }

    private Sent outcome(List<Attempt> attempts) throws ExecutionException, InterruptedException {
        var acknowledged = new ArrayList<OutboxMessage>(attempts.size());
        var refused = new ArrayList<Refused>();
        ExecutionException outage = null;
        for (Attempt attempt : attempts) {
            try {
                attempt.acknowledgement().get();
                acknowledged.add(attempt.row());
            } catch (ExecutionException failure) {
                OutboxMessage row = attempt.row();
                var refusal = Refusal.of(failure, row.message().topic());
                if (refusal.isPresent()) {
                    refused.add(new Refused(row, refusal.get()));
                } else if (outage == null) {
                    outage = failure;
                }
            }
        }
        if (refused.isEmpty() && outage != null) {
            throw outage;
        }
        if (inTransaction && refused.isEmpty()) {
            fencing().commitTransaction();
            inTransaction = false;
        } else {
            acknowledged.removeIf(row -> row.message().compacted() && inTransaction);
        }
        return new Sent(acknowledged, refused);
    }

    /**
     * For compacted topics. Its start fences earlier producers with the same transactional id: pending messages of a
     * former leader fail, so they cannot arrive after newer messages.
     */
    private KafkaProducer<byte[], byte[]> fencing() {
        KafkaProducer<byte[], byte[]> producer = compacted;
        if (producer == null) {
            Map<String, Object> properties = properties("-relay-compacted");
            properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name + "-relay-compacted");
            properties.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
            producer = new KafkaProducer<>(properties);
            compacted = producer;
            if (closed) {
                producer.close(Duration.ZERO);
            }
            producer.initTransactions();
        }
        return producer;
    }

    private ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
        var record = new ProducerRecord<>(
                message.topic(), partition(message), message.key().getBytes(UTF_8), message.value());
        message.headers().forEach((header, value) -> record.headers().add(header, value.getBytes(UTF_8)));
        return record;
    }

    /** As Kafka's default partitioner chooses. The number of partitions of a topic never changes. */
    private int partition(OutgoingMessage message) {
        int count = partitions.computeIfAbsent(
                message.topic(), topic -> log.partitionsFor(topic).size());
        return Utils.toPositive(Utils.murmur2(message.partitionKey().getBytes(UTF_8))) % count;
    }

    private Map<String, Object> properties(String suffix) {
        var properties = new HashMap<String, Object>(given);
        properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        properties.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, name + suffix);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    /**
     * If a topic refuses a batch as too large, Kafka's producer splits it into batches of the configured size. If the
     * topic refuses these too, the producer never stops splitting.
     */
    boolean splitsInVain() {
        KafkaProducer<byte[], byte[]> transactional = compacted;
        return splits(log) > MOST_SPLITS || (transactional != null && splits(transactional) > MOST_SPLITS);
    }

    private static double splits(KafkaProducer<byte[], byte[]> producer) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("batch-split-total"))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .sum();
    }

    /** The cause if the exception only wraps another exception; otherwise the exception itself. */
    static Throwable reason(Exception failure) {
        boolean wraps = failure instanceof ExecutionException || failure instanceof KafkaException;
        return wraps && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Does not wait for acknowledgements: messages without one are still in the outbox. */
    @Override
    public void close() {
        closed = true;
        calls.shutdownNow();
        log.close(Duration.ZERO);
        KafkaProducer<byte[], byte[]> transactional = compacted;
        if (transactional != null) {
            transactional.close(Duration.ZERO);
        }
    }
}
