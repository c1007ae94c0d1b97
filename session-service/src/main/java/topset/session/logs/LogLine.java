package topset.session.logs;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * One set of a training log, parsed from a line.
 *
 * @param line its number in the file; the header is line 1
 * @param startedAt when the workout began, by the lifter's clock
 * @param lasted how long the workout lasted; null if the log does not say it, or says more than is likely
 * @param label the set's number or mark in the workout's exercise
 * @param weight null if the log says none, or 0
 * @param rpe null for warm-ups, where apps fill in a number of their own
 */
public record LogLine(
        int line,
        LocalDateTime startedAt,
        String workout,
        @Nullable Duration lasted,
        String exercise,
        String label,
        boolean warmUp,
        @Nullable BigDecimal weight,
        WeightUnit unit,
        int reps,
        @Nullable BigDecimal rpe,
        @Nullable String note)
        implements LogRow {}
