package topset.testsupport;

import static topset.testsupport.Eventually.eventually;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Topics as the platform that runs Kafka makes and changes them.
 *
 * @param client how to connect, and as whom
 */
public record TopicAdmin(Map<String, Object> client) {
    private static final String LONGEST_MESSAGE = "max.message.bytes";

    public TopicAdmin(String servers) {
        this(Map.of("bootstrap.servers", servers));
    }

    /** What is done with Kafka, and what it answers. */
    private interface Work<T> {
        T with(Admin admin) throws ExecutionException, InterruptedException;
    }

    private <T> T administer(Work<T> work) {
        try (var admin = Admin.create(client)) {
            return work.with(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Creates a topic; one that is there stays as it is. */
    public void create(String topic, int partitions, Map<String, String> settings) {
        administer(admin -> {
            var wanted = new NewTopic(topic, partitions, (short) 1).configs(settings);
            try {
                admin.createTopics(List.of(wanted)).all().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
            return topic;
        });
    }

    /** Settings of a topic that takes no longer message. */
    public static Map<String, String> longest(int messageBytes) {
        return Map.of(LONGEST_MESSAGE, Integer.toString(messageBytes));
    }

    /** Changes the longest message that a topic takes; waits until the broker has heard of it. */
    public void limit(String topic, int messageBytes) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var wanted = Integer.toString(messageBytes);
        var limit = new AlterConfigOp(new ConfigEntry(LONGEST_MESSAGE, wanted), AlterConfigOp.OpType.SET);
        administer(admin -> {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(limit)))
                    .all()
                    .get();
            return eventually()
                    .until(
                            () -> admin.describeConfigs(List.of(resource)).all().get(),
                            told -> told.values().stream()
                                    .allMatch(config -> wanted.equals(
                                            config.get(LONGEST_MESSAGE).value())));
        });
    }

    public int partitions(String topic) {
        return administer(admin -> Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size());
    }
}
