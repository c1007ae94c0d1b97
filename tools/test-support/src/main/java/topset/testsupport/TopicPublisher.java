package topset.testsupport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

public final class TopicPublisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public TopicPublisher(String servers) {
        this(Map.of("bootstrap.servers", servers));
    }

    public TopicPublisher(Map<String, Object> client) {
        var settings = new HashMap<>(client);
        settings.putAll(Map.of("acks", "all", "linger.ms", 5));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    public void publish(ProducerRecord<String, byte[]> message) {
        publish(List.of(message));
    }

    public void publish(Iterable<ProducerRecord<String, byte[]>> messages) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        messages.forEach(message -> sent.add(send(message)));
        producer.flush();
        try {
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        return producer.send(message);
    }

    @Override
    public void close() {
        producer.close();
    }
}
