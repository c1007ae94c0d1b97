package topset.edge.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings with which new topics are created. Existing topics stay as they are. */
@ConfigMapping(prefix = "topset.topics")
public interface TopicSettings {
    /** {@code host:port}, separated by commas. */
    String bootstrapServers();

    /** Of each topic; fixed when a topic is created. */
    @WithDefault("24")
    int partitions();

    /** With 3 replicas or more, a message is acknowledged only after two replicas have it. */
    @WithDefault("1")
    short replication();

    /** {@code retention.ms} of log topics, in milliseconds; -1 means for ever. */
    @WithDefault("-1")
    long retention();
}
