package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prescribed sets of one lift in one week: either {@code top} and, for the lighter sets after it, {@code backoff},
 * or {@code straight} for sets with one equal load. All loads are in {@code unit}. {@code exactLoad} is the load before
 * rounding to an available load; it has three decimals (rounded half-up).
 */
public record Prescription(
        WeightUnit unit,
        @Nullable Top top,
        @Nullable Backoff backoff,
        @Nullable Straight straight) {

    /** The top sets, which are the heaviest sets of the lift. {@code restSeconds} is the rest after each set. */
    public record Top(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            int reps,
            PlannedLift.RepRange repRange,
            BigDecimal rpe,
            @Nullable BigDecimal expectedRpe,
            @Nullable Integer restSeconds) {}

    /**
     * The lighter sets after the top set. {@code reductionPercent} says how much lower their load is than the top load.
     */
    public record Backoff(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            BigDecimal reductionPercent,
            PlannedLift.RepRange repRange,
            @Nullable Integer expectedReps,
            @Nullable Integer restSeconds) {}

    /**
     * Sets that all have the same load. For lifts that are trained by the method rest-pause ({@code REST_PAUSE}: one
     * long set, then short sets after brief rests), {@code totalReps} is the target for the sum of the reps of all
     * sets.
     */
    public record Straight(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            PlannedLift.RepRange repRange,
            @Nullable Integer expectedReps,
            @Nullable Integer restSeconds,
            @Nullable Integer totalReps) {}

    /** One warm-up or ramp set, which a lifter does before the top set. */
    public record Step(BigDecimal load, int reps) {}

    /** The plates on each side of the bar, heaviest first. */
    public record Plates(
            @Nullable List<BigDecimal> top, @Nullable List<BigDecimal> backoff) {}
}
