package topset.edge;

import java.util.List;

/** The topics a service publishes to or reads from: a bean of each service. */
@FunctionalInterface
public interface ServiceTopics {
    List<Topic> needed();

    /**
     * A topic.
     *
     * @param kept how long
     * @param filled by whom
     */
    record Topic(String name, Kept kept, Filled filled) {}

    /** Where what stands in a topic comes from, which says who can fill it again. */
    enum Filled {
        /** This service's events. */
        FROM_THIS_STORE,
        /** Another service's events, or what came in: this service cannot. */
        FROM_ELSEWHERE
    }

    /** How long messages stay (events.md). */
    enum Kept {
        /** As configured, for ever by default. */
        AS_CONFIGURED,
        /** The newest of each key. */
        NEWEST,
        /** Thirty days: copies for people. */
        THIRTY_DAYS
    }
}
