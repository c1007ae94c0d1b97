package topset.verification.chaos.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import topset.contract.Topics;
import topset.testsupport.TopicAdmin;
import topset.testsupport.TopicPublisher;
import topset.testsupport.TopicSubscriber;
import topset.verification.chaos.pair.ShakenPair;

public record TopicLog(String servers, String topic) {

    public static final String INTAKE_GROUP = "program-service";

    public static TopicLog ofSessions(ShakenPair pair) {
        return new TopicLog(pair.stack().bootstrapServers(), Topics.SESSION_EVENTS);
    }

    public List<ConsumerRecord<String, byte[]>> of(String... gyms) {
        return read(each -> each.key() != null
                && Arrays.stream(gyms)
                        .anyMatch(gym -> each.key().equals(gym) || each.key().startsWith(gym + "/")));
    }

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

    public Map<Integer, Long> committed() {
        var committed = new HashMap<Integer, Long>();
        committedWithMetadata().forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    public Map<Integer, OffsetAndMetadata> committedWithMetadata() {
        var all = asked(admin -> admin.listConsumerGroupOffsets(INTAKE_GROUP)
                .partitionsToOffsetAndMetadata()
                .get());
        var offsets = new HashMap<Integer, OffsetAndMetadata>();
        all.forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                offsets.put(partition.partition(), offset);
            }
        });
        return offsets;
    }

    /** A topic that is deleted and created again gets another id. */
    public Uuid id() {
        var described = asked(
                admin -> admin.describeTopics(List.of(topic)).allTopicNames().get());
        return Objects.requireNonNull(described.get(topic)).topicId();
    }

    /** How many instances of the program service currently share the partitions; 0 if Kafka does not answer. */
    public int members() {
        try {
            var groups = asked(admin ->
                    admin.describeConsumerGroups(List.of(INTAKE_GROUP)).all().get());
            return (int) groups.values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (KafkaException away) {
            return 0;
        }
    }

    public boolean mayExist() {
        try {
            return asked(admin -> admin.listTopics().names().get()).contains(topic);
        } catch (KafkaException away) {
            return true;
        }
    }

    public <T> T asked(TopicAdmin.Question<T> question) {
        return new TopicAdmin(servers).asked(question);
    }
}
