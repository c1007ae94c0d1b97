package topset.verification.chaos.pair;

import java.util.Map;

/** A protection that {@link BreakingAgent} removes from a service. A run without the protection must fail. */
public enum Broken {
    /** The relay sends the newest message first. */
    ORDER,
    /** A message is deleted from the outbox before Kafka has it. */
    OUTBOX,
    /** The inbox accepts an event again that it has already processed. */
    DEDUPE;

    /** Returns the protection's name in messages. */
    public String protection() {
        return switch (this) {
            case ORDER -> "order in the relay";
            case OUTBOX -> "an outbox";
            case DEDUPE -> "de-duplication in the inbox";
        };
    }

    /** Returns environment variables of the session service. */
    public Map<String, String> session() {
        return switch (this) {
            case ORDER, OUTBOX -> BreakingAgent.environment(this);
            case DEDUPE -> Map.of();
        };
    }

    /** Returns environment variables of the program service. */
    public Map<String, String> program() {
        return switch (this) {
            case ORDER, OUTBOX -> Map.of();
            case DEDUPE -> BreakingAgent.environment(this);
        };
    }
}
