package topset.program.rebuild.comparison;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the stored and the rebuilt data of an athlete.
 *
 * @param live the stored value, as text for people; absent if no value is stored
 * @param rebuilt the rebuilt value, as text for people; absent if the rebuilt data has no such value
 */
public record PlanDifference(
        Kind kind,
        @Nullable UUID programId,
        @Nullable String slotId,
        @Nullable Integer week,
        @Nullable String live,
        @Nullable String rebuilt) {

    /** The kind of a difference. */
    public enum Kind {
        /** The target (sets and loads) of a lift in a week differs. */
        TARGET,
        /** The internal state of a target differs, which clients do not see. */
        STATE,
        /** The flags (hints for the coach) of a week differ. */
        FLAGS,
        /** The strength trends at the start of a week differ. */
        TREND,
        /** The backoff load (the load of the lighter sets) of a lift in one of today's sessions differs. */
        BACKOFF,
        /** The sets that are stored for the athlete differ from the sets that the session events in Kafka result in. */
        FACTS,
        /** The profile, or the definition of a program, differs. */
        DEFINITION,
        /** The sequence number of the athlete's last processed session event differs. */
        TAKEN
    }

    /** Creates a difference that concerns no single program, lift or week. */
    public static PlanDifference of(Kind kind, String live, String rebuilt) {
        return new PlanDifference(kind, null, null, null, live, rebuilt);
    }
}
