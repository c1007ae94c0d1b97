package topset.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.ContractJson;
import topset.store.Athlete;
import topset.store.Incoming;

/** Publishes to a topic in place of the session service; returns when Kafka has what was sent. */
public final class SessionEvents implements AutoCloseable {
    private static final class OfTheService {
        static final SessionEvents EVENTS =
                new SessionEvents(ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class));
    }

    private final KafkaProducer<String, byte[]> producer;
    private final Map<Athlete, Long> sequences = new ConcurrentHashMap<>();

    public SessionEvents(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** To the Kafka of the running service. */
    public static SessionEvents toTheService() {
        return OfTheService.EVENTS;
    }

    /** Publishes what happened as the athlete's next events; the sequence of the last. */
    public long publish(SessionFact... facts) {
        long last = 0;
        var sent = new ArrayList<Future<?>>();
        for (var fact : facts) {
            var athlete = new Athlete(fact.gym(), fact.athleteId());
            last = sequences.merge(athlete, 1L, Long::sum);
            sent.add(send(
                    Topics.SESSION_EVENTS,
                    OnPostgres.incoming(athlete, last, OnPostgres.type(fact).ceType(), ContractJson.write(fact))));
        }
        sent.forEach(SessionEvents::await);
        return last;
    }

    /** Publishes an event as it is. */
    public void publish(String topic, Incoming event) {
        await(send(topic, event));
    }

    private Future<?> send(String topic, Incoming event) {
        var message = new ProducerRecord<>(
                topic, Topics.athleteKey(event.athlete().gym(), event.athlete().id()), event.value());
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return producer.send(message);
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
