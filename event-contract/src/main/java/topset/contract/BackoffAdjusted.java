package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Today's backoff of a slot, adjusted to the top set that was lifted (training-rules.md § 4, {@code backoff.today}).
 */
public record BackoffAdjusted(
        UUID programId,
        String gym,
        String athleteId,
        String slotId,
        int week,
        UUID sessionId,
        WeightUnit unit,
        BigDecimal load,
        BigDecimal exactLoad,
        BigDecimal reductionPercent,
        int setsLeft,
        List<Why> why)
        implements ProgramFact {}
