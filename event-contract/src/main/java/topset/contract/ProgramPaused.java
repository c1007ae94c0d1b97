package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A program was paused. If a lift is not trained in a week with a paused day, the next week repeats the plan of this
 * lift (training-rules.md § 6, {@code pause}).
 */
public record ProgramPaused(
        UUID programId,
        String gym,
        String athleteId,
        @JsonUnwrapped Pause pause,
        OffsetDateTime pausedAt) implements ProgramFact {}
