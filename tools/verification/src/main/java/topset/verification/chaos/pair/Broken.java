package topset.verification.chaos.pair;

import java.util.Map;

/** A protection that {@link BreakingAgent} removes from a service. A chaos run without the protection must fail. */
public enum Broken {
    /** The order of messages: without it, the relay sends the newest message first. */
    ORDER,
    /** The outbox: without it, a message is deleted before Kafka has acknowledged it. */
    OUTBOX,
    /** The removal of duplicates: without it, the inbox accepts an already processed event a second time. */
    DEDUPE;

    /** Returns the name of the protection, as it is printed. */
    public String protection() {
        return switch (this) {
            case ORDER -> "order in the relay";
            case OUTBOX -> "an outbox";
            case DEDUPE -> "de-duplication in the inbox";
        };
    }

    /** Returns the environment variables with which the session service runs without this protection. */
    public Map<String, String> session() {
        return switch (this) {
            case ORDER, OUTBOX -> BreakingAgent.environment(this);
            case DEDUPE -> Map.of();
        };
    }

    /** Returns the environment variables with which the program service runs without this protection. */
    public Map<String, String> program() {
        return switch (this) {
            case ORDER, OUTBOX -> Map.of();
            case DEDUPE -> BreakingAgent.environment(this);
        };
    }
}
