package topset.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.Envelope;
import topset.contract.Topics;

public final class EventMessage {
    private EventMessage() {}

    public static ProducerRecord<String, byte[]> of(String topic, Envelope envelope, byte @Nullable [] value) {
        return of(topic, Topics.athleteKey(envelope.gym(), envelope.subject()), envelope.headers(), value);
    }

    public static ProducerRecord<String, byte[]> of(
            String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        var message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return message;
    }

    public static Map<String, String> headers(ConsumerRecord<?, ?> message) {
        var headers = new HashMap<String, String>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
