package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A coach planned a deload (training-rules.md § 13). The event replaces an earlier deload of the same week. */
public record DeloadPlanned(
        UUID programId,
        String gym,
        String athleteId,
        int week,
        @JsonUnwrapped DeloadDetails deload,
        OffsetDateTime plannedAt)
        implements ProgramFact {}
