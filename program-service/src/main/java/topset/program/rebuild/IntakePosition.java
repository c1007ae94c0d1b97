package topset.program.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.edge.kafka.ProcessedOffsets;

/**
 * The position of the service's intake in the session topic. The intake has processed all records before this position
 * and perhaps some records after it, because it commits its offsets once a second.
 */
final class IntakePosition {
    private static final Map<String, String> PATIENCE = Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            "5000",
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "4000");

    private IntakePosition() {}

    /**
     * Returns the offset of the next record in each partition, as the intake has committed it to Kafka. The intake has
     * processed nothing of a partition that is absent. Offsets of a topic with the same name that was deleted
     * do not count, because the intake reads the new topic from its beginning.
     *
     * @param group the consumer group of the intake
     * @throws KafkaException if Kafka does not answer
     */
    static Map<Integer, Long> committed(KafkaLink kafka, String group) {
        try (var admin = Admin.create(kafka.with(PATIENCE))) {
            var topics = admin.describeTopics(List.of(Topics.SESSION_EVENTS))
                    .allTopicNames()
                    .get();
            var id = Objects.requireNonNull(topics.get(Topics.SESSION_EVENTS)).topicId();
            var offsets = new HashMap<Integer, Long>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, committed) -> {
                        if (partition.topic().equals(Topics.SESSION_EVENTS)
                                && committed != null
                                && !ProcessedOffsets.belongsToAnother(committed, id)) {
                            offsets.put(partition.partition(), committed.offset());
                        }
                    });
            return offsets;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("the offsets of the group " + group + " cannot be read", e.getCause());
        }
    }
}
