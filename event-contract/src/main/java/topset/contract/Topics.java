package topset.contract;

/** The names of the Kafka topics, and the keys of the messages. */
public final class Topics {
    /** The message key is {@code gym/athleteId}. */
    public static final String SESSION_EVENTS = "training.session-events.v1";

    /** The message key is {@code gym/athleteId}. */
    public static final String PROGRAM_EVENTS = "training.program-events.v1";

    /** Published by the program service. The message key is the gym. */
    public static final String GYM_EVENTS = "training.gym-events.v1";

    /**
     * Compacted. The message key is {@code gym/athleteId/slotId}; the partition depends only on {@code gym/athleteId}.
     */
    public static final String TARGETS = "training.targets.v1";

    /** Copies of session events that the program service could not process, with the reason in the headers. */
    public static final String SESSION_EVENTS_DEAD_LETTERS = "training.session-events.v1.dlq";

    /** Of each topic with events. The number cannot change after the topic is created. */
    public static final int PARTITIONS = 24;

    private Topics() {}

    /** {@code gym/athleteId}. */
    public static String athleteKey(String gym, String athleteId) {
        return gym + "/" + athleteId;
    }

    /** {@code gym/athleteId/slotId}. */
    public static String slotKey(String gym, String athleteId, String slotId) {
        return athleteKey(gym, athleteId) + "/" + slotId;
    }
}
