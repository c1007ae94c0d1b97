package topset.verification.chaos;

/** Something that breaks while sets are logged. */
interface Fault {

    /** As numbered in docs/operations.md. */
    int number();

    /** As in a table. */
    String name();

    /** Breaks it and lets it come back; returns with everything running again. */
    void strike(Round round) throws Exception;

    /** Whether the topic is filled again from the store while new events go on coming: then these stand before the old ones as well. */
    default boolean refillsTheTopic() {
        return false;
    }
}
