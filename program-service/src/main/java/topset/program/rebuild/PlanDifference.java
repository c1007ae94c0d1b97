package topset.program.rebuild;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;

@Schema(name = "RebuildDifference")
public record PlanDifference(
        String gym,
        String athlete,
        Kind kind,
        @Nullable UUID programId,
        @Nullable String slotId,
        @Nullable Integer week,
        @Nullable String live,
        @Nullable String rebuilt) {

    public enum Kind {
        TARGET,
        /** The stored and the rebuilt internal state of a program's plan differ. Clients do not see this state. */
        STATE,
        FLAGS,
        /** The stored and the rebuilt strength trends at the start of a week differ. */
        TREND,
        /** The stored and the rebuilt backoff load of a lift in one of today's sessions differ. */
        BACKOFF,
        /** The sets that are stored for the athlete differ from the sets that the session events in Kafka result in. */
        FACTS,
        /** The stored and the rebuilt profile, or the stored and the rebuilt definition of a program, differ. */
        DEFINITION,
        /** The stored sequence number of the athlete's last processed session event differs from the rebuilt number. */
        TAKEN
    }

    /** Creates a difference that concerns no single program, lift or week. */
    public static PlanDifference of(Athlete athlete, Kind kind, String live, String rebuilt) {
        return new PlanDifference(athlete.gym(), athlete.id(), kind, null, null, null, live, rebuilt);
    }
}
