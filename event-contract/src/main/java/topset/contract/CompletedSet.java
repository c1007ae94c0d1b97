package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A set as it was completed or last corrected. Revision 1 is published as the event {@code SetCompleted}, every later
 * revision as {@code SetCorrected}.
 */
public record CompletedSet(
        UUID setId,
        int revision,
        UUID sessionId,
        String gym,
        String athleteId,
        OffsetDateTime sessionStartedAt,
        @Nullable Integer day,
        @JsonUnwrapped SetDetails set)
        implements SessionFact {}
