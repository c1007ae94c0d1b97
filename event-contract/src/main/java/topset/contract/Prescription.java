package topset.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sets of one lift in one week: either {@code top} and {@code backoff}, or {@code straight}. All loads are in
 * {@code unit}. {@code exactLoad} is the load before rounding to an available load; it has three decimals (rounded
 * half-up).
 */
public record Prescription(
        WeightUnit unit,
        @Nullable Top top,
        @Nullable Backoff backoff,
        @Nullable Straight straight) {

    /** {@code restSeconds} is the rest after each set. */
    public record Top(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            int reps,
            RepRange repRange,
            BigDecimal rpe,
            @Nullable BigDecimal expectedRpe,
            @Nullable Integer restSeconds) {}

    /** {@code reductionPercent} says how much lower the load is than the top load. */
    public record Backoff(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            BigDecimal reductionPercent,
            RepRange repRange,
            @Nullable Integer expectedReps,
            @Nullable Integer restSeconds) {}

    /**
     * For lifts that are trained by {@code REST_PAUSE}, {@code totalReps} is the target for the reps of all sets
     * together.
     */
    public record Straight(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            RepRange repRange,
            @Nullable Integer expectedReps,
            @Nullable Integer restSeconds,
            @Nullable Integer totalReps) {}
}
