package topset.program.rebuild;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in which a rebuilt athlete differs from the one that is served.
 *
 * @param live as it is served, for a person; absent where there is none
 * @param rebuilt as it is folded again; absent where there is none
 */
public record PlanDifference(
        Kind kind,
        @Nullable UUID programId,
        @Nullable String slotId,
        @Nullable Integer week,
        @Nullable String live,
        @Nullable String rebuilt) {

    /** What differs. */
    public enum Kind {
        /** A slot's target of a week. */
        TARGET,
        /** What stands behind a target and is not to be seen. */
        STATE,
        /** The flags of a week. */
        FLAGS,
        /** How strong the lifter is held to be. */
        TREND,
        /** The backoff of a session of today. */
        BACKOFF,
        /** Sets as known. */
        FACTS,
        /** The profile, or a program as defined. */
        DEFINITION,
        /** How far session events were processed. */
        TAKEN
    }

    /** A difference of the athlete's that belongs to no week. */
    public static PlanDifference of(Kind kind, String live, String rebuilt) {
        return new PlanDifference(kind, null, null, null, live, rebuilt);
    }
}
