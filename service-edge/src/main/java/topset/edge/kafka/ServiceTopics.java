package topset.edge.kafka;

import java.util.List;

/** The topics that a service writes or reads. Each service provides a bean. */
@FunctionalInterface
public interface ServiceTopics {
    List<Topic> needed();

    /**
     * A topic.
     *
     * @param kept how long messages stay
     * @param filled which service fills it
     */
    record Topic(String name, Kept kept, Filled filled) {}

    /** The origin of a topic's messages. It decides which service can refill the topic. */
    enum Filled {
        /** This service's events. */
        FROM_THIS_STORE,
        /** Another service's events, or copies of incoming messages: this service cannot refill it. */
        FROM_ELSEWHERE
    }

    /** How long messages stay (events.md). */
    enum Kept {
        /** The topic keeps messages as configured, by default permanently. */
        AS_CONFIGURED,
        /** The newest message of each key. */
        NEWEST,
        /** Thirty days, for dead letters. */
        THIRTY_DAYS
    }
}
