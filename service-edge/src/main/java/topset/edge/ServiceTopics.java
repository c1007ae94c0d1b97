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
     */
    record Topic(String name, Kept kept) {}

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
