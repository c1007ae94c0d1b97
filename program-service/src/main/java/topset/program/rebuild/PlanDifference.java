package topset.program.rebuild;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the stored and the rebuilt data of an athlete.
 *
 * @param live the stored value, as text for people; absent if there is none
 * @param rebuilt the rebuilt value, as text for people; absent if there is none
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
        /** The target of a slot in a week differs. */
        TARGET,
        /** The internal state behind a target differs, which clients do not see. */
        STATE,
        /** The flags of a week differ. */
        FLAGS,
        /** The estimates of the lifter's strength differ. */
        TREND,
        /** The backoff load of a slot in one of today's sessions differs. */
        BACKOFF,
        /** The stored sets differ. */
        FACTS,
        /** The profile, or the definition of a program, differs. */
        DEFINITION,
        /** The last processed number of the athlete's session events differs. */
        TAKEN
    }

    /** Creates a difference that belongs to no week. */
    public static PlanDifference of(Kind kind, String live, String rebuilt) {
        return new PlanDifference(kind, null, null, null, live, rebuilt);
    }
}
