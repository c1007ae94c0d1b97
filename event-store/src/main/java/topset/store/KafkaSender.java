package topset.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Sends batches to Kafka and answers when all in-sync replicas have them. Of no use any more after a failure: to be closed and replaced, because
 * a producer that has lost one record of a partition says nothing about the order of the next.
 */
final class KafkaSender implements AutoCloseable {

    /** Kafka's calls block; the relay's thread must be free to keep its lock. */
    private final ExecutorService calls = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("kafka-sender").daemon().factory());

    private final Map<String, Integer> partitions = new HashMap<>();
    private final String name;
    private final Map<String, Object> given;
    private final KafkaProducer<byte[], byte[]> log;
    private volatile @Nullable KafkaProducer<byte[], byte[]> compacted;
    private volatile boolean closed;

    KafkaSender(String name, Map<String, Object> given) {
        this.name = name;
        this.given = given;
        Map<String, Object> properties = properties("-relay");
        // Never given up one by one: the next message would be tried on, and overtake it (ADR 0012).
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // A topic made anew would take the second request when the first has met the old one, and refuse the first for
        // ever (ADR 0012).
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        this.log = new KafkaProducer<>(properties);
    }

    /** Done when every message is acknowledged; fails with the first that is not. Goes on trying while Kafka is away: {@link #close} gives up all. */
    Future<?> send(List<OutboxMessage> batch) {
        return calls.submit(() -> {
            sendAll(batch);
            return null;
        });
    }

    private void sendAll(List<OutboxMessage> batch) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(batch.size());
        KafkaProducer<byte[], byte[]> transaction = null;
        var failed = new AtomicBoolean();
        Callback watch = (metadata, failure) -> {
            if (failure != null) {
                failed.set(true);
            }
        };
        for (OutboxMessage row : batch) {
            OutgoingMessage message = row.message();
            if (failed.get()) {
                // What follows a lost message must not overtake it.
                break;
            } else if (!message.compacted()) {
                sent.add(log.send(record(message), watch));
            } else {
                if (transaction == null) {
                    transaction = fencing();
                    transaction.beginTransaction();
                }
                sent.add(transaction.send(record(message), watch));
            }
        }
        for (Future<RecordMetadata> acknowledgement : sent) {
            acknowledgement.get();
        }
        if (transaction != null) {
            transaction.commitTransaction();
        }
    }

    /**
     * The producer for compacted topics. Its start fences every earlier one of the same name: what a replaced relay still has in hand fails, and
     * cannot overtake what is sent from here on.
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

    /** As Kafka's default partitioner does it with the key; the number of partitions of a topic never changes. */
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

    /** What is behind a failure that only wraps another. */
    static Throwable reason(Exception failure) {
        boolean wraps = failure instanceof ExecutionException || failure instanceof KafkaException;
        return wraps && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** At once: what is not acknowledged is in the table. */
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
