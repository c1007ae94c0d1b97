package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to lift in a week, per slot, as in api.md: {@code top} and {@code backoff}, or {@code straight}. Loads in
 * {@code unit}; {@code exactLoad} is before rounding to what can be loaded, half-up to three decimals.
 */
public record Prescription(
        WeightUnit unit,
        @Nullable Top top,
        @Nullable Backoff backoff,
        @Nullable Straight straight) {

    /** The heavy set. */
    public record Top(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            int reps,
            PlannedLift.RepRange repRange,
            BigDecimal rpe,
            @Nullable BigDecimal expectedRpe) {}

    /** The lighter sets after it; {@code reductionPercent} is off the top load. */
    public record Backoff(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            BigDecimal reductionPercent,
            PlannedLift.RepRange repRange,
            @Nullable Integer expectedReps) {}

    /** Straight sets. */
    public record Straight(
            int sets,
            BigDecimal load,
            BigDecimal exactLoad,
            PlannedLift.RepRange repRange,
            @Nullable Integer expectedReps) {}

    /** A set to warm up or ramp with. */
    public record Step(BigDecimal load, int reps) {}

    /** Plates on each side of the bar, heaviest first. */
    public record Plates(
            @Nullable List<BigDecimal> top, @Nullable List<BigDecimal> backoff) {}
}
