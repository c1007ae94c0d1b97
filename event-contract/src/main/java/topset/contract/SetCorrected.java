package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has all fields of {@link SetCompleted} after the correction, and the next revision of the set. */
public record SetCorrected(
        UUID setId,
        int revision,
        UUID sessionId,
        String gym,
        String athleteId,
        OffsetDateTime sessionStartedAt,
        @Nullable Integer day,
        String exercise,
        SetRole role,
        Weight load,
        int reps,
        @Nullable BigDecimal rpe,
        boolean pain,
        OffsetDateTime completedAt,
        @Nullable String slotId)
        implements SessionFact {}
