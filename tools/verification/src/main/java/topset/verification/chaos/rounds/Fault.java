package topset.verification.chaos.rounds;

/** A fault that a chaos run injects into the services while sets are logged. */
public interface Fault {

    int number();

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

    @FunctionalInterface
    interface Strike {
        void strike(Round round) throws Exception;
    }

    record Listed(int number, String name, boolean refillsTheTopic, Strike how) implements Fault {

        @Override
        public void strike(Round round) throws Exception {
            how.strike(round);
        }
    }

    static Fault of(int number, String name, Strike how) {
        return new Listed(number, name, false, how);
    }

    static Fault refilling(int number, String name, Strike how) {
        return new Listed(number, name, true, how);
    }
}
