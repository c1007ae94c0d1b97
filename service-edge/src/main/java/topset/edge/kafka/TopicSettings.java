package topset.edge.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for new topics. Existing topics stay as they are. */
@ConfigMapping(prefix = "topset.topics")
public interface TopicSettings {
    /** Kafka's addresses, {@code host:port}, comma separated. */
    String bootstrapServers();

    /** Partitions of a topic, fixed when it is created. */
    @WithDefault("24")
    int partitions();

    /** Replicas of each partition. From 3 replicas on, two must have a message before it is acknowledged. */
    @WithDefault("1")
    short replication();

    /** {@code retention.ms} of log topics; -1 means for ever. */
    @WithDefault("-1")
    long retention();
}
