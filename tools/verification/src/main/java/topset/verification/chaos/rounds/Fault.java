package topset.verification.chaos.rounds;

/** A fault that a chaos run injects into the services while sets are logged. */
public interface Fault {

    /** Returns the number of the fault in docs/operations.md. */
    int number();

    /** Returns the name of the fault in the printed table. */
    String name();

    /** Injects the fault and repairs it. Returns when every part runs again. */
    void strike(Round round) throws Exception;

    /**
     * Whether the fault refills the topic from the store while new events arrive. If it does, some new events are on
     * the topic before older ones.
     */
    default boolean refillsTheTopic() {
        return false;
    }
}
