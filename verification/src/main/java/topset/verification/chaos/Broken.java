package topset.verification.chaos;

import java.util.List;
import java.util.Map;

/** A protection that {@link BreakingAgent} takes away from a service: then a run must fail. */
enum Broken {
    /** The relay sends the newest first. */
    ORDER,
    /** A message leaves the outbox before Kafka has it. */
    OUTBOX,
    /** What was taken in is taken in again. */
    DEDUPE;

    /** As a person reads it. */
    String protection() {
        return switch (this) {
            case ORDER -> "order in the relay";
            case OUTBOX -> "an outbox";
            case DEDUPE -> "de-duplication in the inbox";
        };
    }

    /** Whether a run without it came to what it protects from. */
    boolean shownBy(Verdict verdict) {
        return switch (this) {
            case ORDER -> verdict.swapped() > 0;
            case OUTBOX -> verdict.lost() > 0;
            case DEDUPE -> verdict.doubled() > 0;
        };
    }

    /** Variables of the session service. */
    Map<String, String> session() {
        return switch (this) {
            case ORDER, OUTBOX -> BreakingAgent.environment(this);
            case DEDUPE -> Map.of();
        };
    }

    /** Variables of the program service. */
    Map<String, String> program() {
        return switch (this) {
            case ORDER, OUTBOX -> Map.of();
            case DEDUPE -> BreakingAgent.environment(this);
        };
    }

    /** Those that show it. */
    List<Fault> faults() {
        return switch (this) {
            case DEDUPE -> List.of(new RelayKilledBeforeDelete());
            case ORDER -> List.of(new KafkaDown());
            case OUTBOX -> List.of(new KilledWithoutKafka());
        };
    }
}
