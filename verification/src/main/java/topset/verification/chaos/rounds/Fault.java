package topset.verification.chaos.rounds;

/** A fault that is injected while sets are logged. */
public interface Fault {

    /** Returns the fault's number in docs/operations.md. */
    int number();

    /** Returns the fault's name in the printed table. */
    String name();

    /** Injects the fault and repairs it. Returns when everything runs again. */
    void strike(Round round) throws Exception;

    /**
     * Whether the topic is refilled from the store while new events arrive. Then some new events are on the topic
     * before the old ones.
     */
    default boolean refillsTheTopic() {
        return false;
    }
}
