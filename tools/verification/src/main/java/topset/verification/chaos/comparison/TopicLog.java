package topset.verification.chaos.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import topset.testsupport.TopicPublisher;
import topset.testsupport.TopicSubscriber;

/** Reads a whole topic, as any subscriber can. */
public record TopicLog(String servers, String topic) {

    /** The consumer group with which the program service reads session events from Kafka. */
    public static final String INTAKE_GROUP = "program-service";

    /** Returns all records of the given gyms, in the order of {@link #all}. */
    public List<ConsumerRecord<String, byte[]>> of(String... gyms) {
        return read(each -> each.key() != null
                && Arrays.stream(gyms)
                        .anyMatch(gym -> each.key().equals(gym) || each.key().startsWith(gym + "/")));
    }

    /** Returns all records of the topic from the beginning to the current end, each partition in order. */
    public List<ConsumerRecord<String, byte[]>> all() {
        return read(each -> true);
    }

    private List<ConsumerRecord<String, byte[]>> read(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var subscriber = TopicSubscriber.ofBytes(servers, topic)) {
            subscriber.toTheEnd(each -> {
                if (wanted.test(each)) {
                    found.add(each);
                }
            });
        }
        return found;
    }

    public void publish(ProducerRecord<String, byte[]> message) {
        try (var publisher = new TopicPublisher(servers)) {
            publisher.publish(message);
        }
    }

    /** Returns the offset of each partition that the program service has committed to Kafka. */
    public Map<Integer, Long> committed() throws InterruptedException, ExecutionException {
        var committed = new HashMap<Integer, Long>();
        committedWithMetadata().forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    /**
     * Returns the offset of each partition that the program service has committed to Kafka, with the offset's metadata.
     */
    public Map<Integer, OffsetAndMetadata> committedWithMetadata() throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            var offsets = new HashMap<Integer, OffsetAndMetadata>();
            admin.listConsumerGroupOffsets(INTAKE_GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (partition.topic().equals(topic)) {
                            offsets.put(partition.partition(), offset);
                        }
                    });
            return offsets;
        }
    }

    /**
     * Returns the id of the topic that currently has this name. A topic that is deleted and created again gets another
     * id.
     */
    public Uuid id() throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
            return Objects.requireNonNull(described.get(topic)).topicId();
        }
    }

    /** Returns how many instances of the program service currently share the partitions of the session topic. */
    public int members() throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            return (int)
                    admin
                            .describeConsumerGroups(List.of(INTAKE_GROUP))
                            .all()
                            .get()
                            .values()
                            .iterator()
                            .next()
                            .members()
                            .stream()
                            .filter(member ->
                                    !member.assignment().topicPartitions().isEmpty())
                            .count();
        }
    }

    public Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", servers));
    }
}
