package topset.edge.kafka;

import java.util.List;

/** Each service provides one bean. */
@FunctionalInterface
public interface ServiceTopics {
    List<Topic> needed();

    record Topic(String name, Kept kept, Filled filled) {}

    /** Says whether this service's store contains a topic's messages, so that it can send them again. */
    enum Filled {
        /** The messages are events of this service. */
        FROM_THIS_STORE,
        /** The messages are events of another service, or copies of received messages. */
        FROM_ELSEWHERE
    }

    /** How long Kafka keeps the messages of a topic. */
    enum Kept {
        /** The configured time; by default for ever. */
        AS_CONFIGURED,
        /** Only the newest message of each key (a compacted topic). */
        NEWEST,
        /** For dead letters. */
        THIRTY_DAYS
    }
}
