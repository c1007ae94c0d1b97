package topset.session.logs;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * One set of a training log.
 *
 * @param unusable what the log says about the end or the duration of the workout, if that cannot be used
 * @param label the set's number within the exercise, or a mark of the app instead, such as W for a warm-up
 * @param rpe null for warm-ups, because apps write a default RPE there
 */
public record LogLine(
        int line,
        LocalDateTime startedAt,
        String workout,
        @Nullable Duration lasted,
        @Nullable Unusable unusable,
        String exercise,
        String label,
        boolean warmUp,
        @Nullable BigDecimal weight,
        WeightUnit unit,
        int reps,
        @Nullable BigDecimal rpe,
        @Nullable String note) {

    /** A value that is unreadable, not after the start, or implausibly long. {@code column} is a name in the header. */
    public record Unusable(String column, String value) {}
}
