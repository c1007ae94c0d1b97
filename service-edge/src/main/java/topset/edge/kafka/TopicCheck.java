package topset.edge.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Changes no topic; an operator decides whether to change a setting. */
public record TopicCheck(Admin admin) {
    /**
     * Returns one sentence for each difference.
     *
     * @param wanted required settings by topic
     * @param partitions required partitions of every topic
     */
    public List<String> mismatches(Map<String, Map<String, String>> wanted, int partitions)
            throws InterruptedException, ExecutionException {
        var descriptions = admin.describeTopics(wanted.keySet()).allTopicNames().get();
        var configs = admin.describeConfigs(
                        wanted.keySet().stream().map(TopicCheck::resource).toList())
                .all()
                .get();
        var found = new ArrayList<String>();
        wanted.forEach((topic, settings) -> {
            compare(topic, partitions, descriptions.get(topic), found);
            compare(topic, settings, configs.get(resource(topic)), found);
        });
        return found;
    }

    private static void compare(String topic, int partitions, @Nullable TopicDescription there, List<String> found) {
        if (there != null && there.partitions().size() != partitions) {
            found.add("%s has %d partitions, not %d"
                    .formatted(topic, there.partitions().size(), partitions));
        }
    }

    private static void compare(
            String topic, Map<String, String> settings, @Nullable Config there, List<String> found) {
        settings.forEach((name, value) -> {
            var entry = there == null ? null : there.get(name);
            if (entry != null && !value.equals(entry.value())) {
                found.add("%s has %s=%s, not %s".formatted(topic, name, entry.value(), value));
            }
        });
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
