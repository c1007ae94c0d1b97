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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

public record TopicAdmin(Map<String, Object> client) {
    private static final String LONGEST_MESSAGE = "max.message.bytes";

    public TopicAdmin(String servers) {
        this(Map.of("bootstrap.servers", servers));
    }

    @FunctionalInterface
    public interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    public <T> T asked(Question<T> question) {
        try (var admin = Admin.create(client)) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    public void create(String topic, int partitions, Map<String, String> settings) {
        asked(admin -> {
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

    public static Map<String, String> longest(int messageBytes) {
        return Map.of(LONGEST_MESSAGE, Integer.toString(messageBytes));
    }

    /**
     * Changes the largest message size that a topic accepts, and waits until the broker applies the change. A broker
     * describes a change a moment before it applies the change, and it applies one change after the other. So when the
     * broker describes the second change, it has applied the first one, which differs by one byte.
     */
    public void limit(String topic, int messageBytes) {
        asked(admin -> {
            describedLimit(admin, topic, messageBytes + 1);
            return describedLimit(admin, topic, messageBytes);
        });
    }

    private static String describedLimit(Admin admin, String topic, int messageBytes)
            throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var wanted = Integer.toString(messageBytes);
        var limit = new AlterConfigOp(new ConfigEntry(LONGEST_MESSAGE, wanted), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(limit))).all().get();
        eventually()
                .until(
                        () -> admin.describeConfigs(List.of(resource)).all().get(),
                        described -> described.values().stream()
                                .allMatch(config -> wanted.equals(
                                        config.get(LONGEST_MESSAGE).value())));
        return wanted;
    }

    public int partitions(String topic) {
        return asked(admin -> Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size());
    }
}
