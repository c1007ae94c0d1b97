package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A coach planned a deload (training-rules.md § 13). The event replaces an earlier deload of the same week. */
public record DeloadPlanned(
        UUID programId,
        String gym,
        String athleteId,
        int week,
        BigDecimal percent,
        int backoffSets,
        String reason,
        OffsetDateTime plannedAt)
        implements ProgramFact {}
