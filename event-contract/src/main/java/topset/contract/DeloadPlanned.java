package topset.contract;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A coach planned a lighter week of a program, in place of an earlier deload of that week (training-rules.md § 13).
 *
 * @param percent share of the planned load, 80..95
 * @param backoffSets the most backoff sets, 0..2
 */
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
