package topset.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program was paused. If a lift is not trained in a week with a paused day, the next week repeats the plan of this
 * lift (training-rules.md § 6, {@code pause}).
 */
public record ProgramPaused(
        UUID programId,
        String gym,
        String athleteId,
        LocalDate from,
        @Nullable LocalDate to,
        String reason,
        OffsetDateTime pausedAt)
        implements ProgramFact {}
