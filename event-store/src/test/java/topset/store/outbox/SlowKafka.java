package topset.store.outbox;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A slow Kafka: sends wait until the test lets them through. A producer names this class in its {@code
 * interceptor.classes}.
 */
public final class SlowKafka implements ProducerInterceptor<byte[], byte[]> {

    /** The name of the lock of the classes that use this Kafka; they share its state. */
    static final String LOCK = "slow Kafka";

    private static volatile CountDownLatch reached = new CountDownLatch(0);
    private static volatile CountDownLatch through = new CountDownLatch(0);

    static void holdSends() {
        reached = new CountDownLatch(1);
        through = new CountDownLatch(1);
    }

    static boolean isHolding() {
        return reached.getCount() == 0;
    }

    static void letThrough() {
        through.countDown();
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> message) {
        reached.countDown();
        try {
            through.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return message;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception failure) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
