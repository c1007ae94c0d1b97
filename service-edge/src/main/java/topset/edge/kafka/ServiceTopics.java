package topset.edge.kafka;

import java.util.List;

/** The topics that a service writes or reads. Each service provides a bean. */
@FunctionalInterface
public interface ServiceTopics {
    List<Topic> needed();

    /**
     * A topic of the service.
     *
     * @param kept how long messages stay
     * @param filled which service fills it
     */
    record Topic(String name, Kept kept, Filled filled) {}

    /** The origin of a topic's messages. It decides which service can refill the topic. */
    enum Filled {
        /** The messages are events of this service, so it can refill the topic. */
        FROM_THIS_STORE,
        /**
         * The messages are events of another service, or copies of incoming messages. So this service cannot refill the
         * topic.
         */
        FROM_ELSEWHERE
    }

    /** How long messages stay (events.md). */
    enum Kept {
        /** The topic keeps messages as configured; by default for ever. */
        AS_CONFIGURED,
        /** The topic keeps the newest message of each key. */
        NEWEST,
        /** The topic keeps messages for thirty days. This is for dead letters. */
        THIRTY_DAYS
    }
}
