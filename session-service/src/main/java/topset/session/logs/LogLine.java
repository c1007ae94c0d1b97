package topset.session.logs;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * One set of a training log.
 *
 * @param label the set's number within the exercise, or a mark of the app instead, such as W for a warm-up
 * @param rpe null for warm-ups, because apps write a default RPE there
 */
public record LogLine(
        int line,
        LogWorkout.Heading workout,
        String exercise,
        String label,
        boolean warmUp,
        @Nullable BigDecimal weight,
        WeightUnit unit,
        int reps,
        @Nullable BigDecimal rpe,
        @Nullable String note) {}
