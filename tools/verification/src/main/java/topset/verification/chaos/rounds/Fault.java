package topset.verification.chaos.rounds;

/**
 * A fault that a chaos run injects into the services while sets are logged.
 *
 * @param number the number of the fault in docs/operations.md
 * @param refillsTheTopic whether the fault refills the topic from the store while new events arrive. If it does, some
 * new events are on the topic before older ones
 */
public record Fault(int number, String name, boolean refillsTheTopic, Strike strike) {

    /** Injects a fault and repairs it. Returns when every part runs again. */
    @FunctionalInterface
    public interface Strike {
        void strike(Round round) throws Exception;
    }

    public static Fault of(int number, String name, Strike strike) {
        return new Fault(number, name, false, strike);
    }

    public static Fault refilling(int number, String name, Strike strike) {
        return new Fault(number, name, true, strike);
    }
}
