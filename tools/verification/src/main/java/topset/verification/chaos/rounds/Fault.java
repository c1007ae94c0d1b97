package topset.verification.chaos.rounds;

/** If a fault {@code refillsTheTopic} while new events arrive, some of them are on the topic before older ones. */
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
