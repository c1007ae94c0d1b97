package topset.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How topics are created; an existing topic is left as it is. */
@ConfigMapping(prefix = "topset.topics")
public interface TopicSettings {
    /** Kafka's addresses, {@code host:port}, comma separated. */
    String bootstrapServers();

    /** Partitions of a topic, fixed at its creation. */
    @WithDefault("24")
    int partitions();

    /** Replicas of each partition; from 3 on, two must have a message before it is acknowledged. */
    @WithDefault("1")
    short replication();

    /** {@code retention.ms} of log topics; -1 for ever. */
    @WithDefault("-1")
    long retention();
}
