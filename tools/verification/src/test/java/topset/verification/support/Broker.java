package topset.verification.support;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicPublisher;
import topset.verification.chaos.comparison.TopicLog;

/** The Kafka broker of the running services, as an external subscriber or publisher uses it. */
public final class Broker {
    private final String servers;

    public Broker(RunningPair pair) {
        this.servers = pair.kafka();
    }

    /** Publishes records in the given order and returns after the last acknowledgement. */
    public void publish(Iterable<ProducerRecord<String, byte[]>> records) {
        try (var publisher = new TopicPublisher(servers)) {
            publisher.publish(records);
        }
    }

    /** Returns all records of a topic up to its current end, each partition in order. Use it for short topics only. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        return new TopicLog(servers, topic).all();
    }

    /**
     * Returns only the records of the given gyms, because a topic with the records of all tests may not fit into
     * memory.
     */
    public List<ConsumerRecord<String, byte[]>> read(String topic, String... gyms) {
        return new TopicLog(servers, topic).of(gyms);
    }

    /**
     * Returns the number of records that the topic's slowest consumer group has not yet processed; all records if there
     * is no group.
     */
    public long lag(String topic) {
        return ConsumerLag.ofSlowestGroup(servers, topic);
    }

    /** Returns a header as text; empty text if it is absent. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        return EventMessage.headers(record).getOrDefault(name, "");
    }
}
