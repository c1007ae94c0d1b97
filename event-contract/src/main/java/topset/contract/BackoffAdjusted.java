package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The load of the backoff sets of one lift was computed from the completed top set of the same session
 * (training-rules.md § 4, {@code backoff.today}).
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
