package topset.contract;

/** The names of the Kafka topics, and the keys of the messages. */
public final class Topics {
    /** The topic with every public event of the session service. The message key is {@code gym/athleteId}. */
    public static final String SESSION_EVENTS = "training.session-events.v1";

    /** The topic with every public event of the program service. The message key is {@code gym/athleteId}. */
    public static final String PROGRAM_EVENTS = "training.program-events.v1";

    /**
     * The topic with every public event about a gym itself, which the program service publishes. The message key is the
     * gym.
     */
    public static final String GYM_EVENTS = "training.gym-events.v1";

    /**
     * The compacted topic with the newest targets of each slot (one lift of a program). The message key is {@code
     * gym/athleteId/slotId}; the partition depends only on {@code gym/athleteId}.
     */
    public static final String TARGETS = "training.targets.v1";

    /**
     * The topic of dead letters: copies of session events that the program service could not process, with the reason
     * in the headers.
     */
    public static final String SESSION_EVENTS_DEAD_LETTERS = "training.session-events.v1.dlq";

    /**
     * The default number of partitions of each topic with events. The number cannot change after the topic is created.
     */
    public static final int PARTITIONS = 24;

    private Topics() {}

    /** Returns the message key of an athlete's events: {@code gym/athleteId}. */
    public static String athleteKey(String gym, String athleteId) {
        return gym + "/" + athleteId;
    }

    /**
     * Returns the message key of the newest targets of a slot (one lift of a program): {@code gym/athleteId/slotId}.
     */
    public static String slotKey(String gym, String athleteId, String slotId) {
        return athleteKey(gym, athleteId) + "/" + slotId;
    }
}
