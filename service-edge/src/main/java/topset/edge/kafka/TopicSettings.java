package topset.edge.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for new topics. Existing topics stay as they are. */
@ConfigMapping(prefix = "topset.topics")
public interface TopicSettings {
    /** Returns Kafka's addresses, {@code host:port}, separated by commas. */
    String bootstrapServers();

    /** Returns the number of partitions of a topic, which is fixed when the topic is created. */
    @WithDefault("24")
    int partitions();

    /**
     * Returns the number of replicas of each partition. With 3 replicas or more, two must have a message before it is
     * acknowledged.
     */
    @WithDefault("1")
    short replication();

    /** Returns {@code retention.ms} of log topics; -1 means for ever. */
    @WithDefault("-1")
    long retention();
}
