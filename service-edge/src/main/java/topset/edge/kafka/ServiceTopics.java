package topset.edge.kafka;

import java.util.List;

/** Names the topics that a service writes or reads. Each service provides one bean. */
@FunctionalInterface
public interface ServiceTopics {
    List<Topic> needed();

    /**
     * A topic that the service writes or reads.
     *
     * @param kept how long Kafka keeps the messages
     * @param filled which service can refill the topic
     */
    record Topic(String name, Kept kept, Filled filled) {}

    /**
     * The service whose store contains a topic's messages. Only this service can send the messages of the topic again.
     */
    enum Filled {
        /** The messages are events of this service, so this service can refill the topic from its store. */
        FROM_THIS_STORE,
        /**
         * The messages are events of another service, or copies of received messages. So this service cannot refill the
         * topic.
         */
        FROM_ELSEWHERE
    }

    /** The time for which Kafka keeps the messages of a topic (events.md). */
    enum Kept {
        /** Kafka keeps the messages for the configured time; by default for ever. */
        AS_CONFIGURED,
        /** Kafka keeps only the newest message of each key (a compacted topic). */
        NEWEST,
        /** Kafka keeps the messages for thirty days. This retention is used for dead letters. */
        THIRTY_DAYS
    }
}
