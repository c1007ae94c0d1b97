package topset.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicPublisher;

/** Publishes to a topic in place of the session service. Each call returns after Kafka's acknowledgement. */
public final class SessionEventPublisher implements AutoCloseable {
    private static final class OfTheService {
        static final SessionEventPublisher EVENTS =
                new SessionEventPublisher(ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class));
    }

    private final TopicPublisher publisher;
    private final Map<Athlete, Long> sequences = new ConcurrentHashMap<>();

    public SessionEventPublisher(String bootstrapServers) {
        publisher = new TopicPublisher(bootstrapServers);
    }

    /** Publishes to the Kafka of the running service. */
    public static SessionEventPublisher toTheService() {
        return OfTheService.EVENTS;
    }

    /** Publishes facts as the athlete's next events and returns the last sequence. */
    public long publish(SessionFact... facts) {
        long last = 0;
        var messages = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var fact : facts) {
            var athlete = new Athlete(fact.gym(), fact.athleteId());
            last = sequences.merge(athlete, 1L, Long::sum);
            var type = EventType.of(fact).ceType();
            messages.add(
                    message(Topics.SESSION_EVENTS, OnPostgres.incoming(athlete, last, type, ContractJson.write(fact))));
        }
        publisher.publish(messages);
        return last;
    }

    /** Publishes an event unchanged. */
    public void publish(String topic, Incoming event) {
        publisher.publish(List.of(message(topic, event)));
    }

    private static ProducerRecord<String, byte[]> message(String topic, Incoming event) {
        return EventMessage.of(
                topic, Topics.athleteKey(event.athlete().gym(), event.athlete().id()), event.headers(), event.value());
    }

    @Override
    public void close() {
        publisher.close();
    }
}
