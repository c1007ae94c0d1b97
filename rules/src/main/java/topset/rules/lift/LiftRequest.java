package topset.rules.lift;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Absent values get the defaults of the training rules. */
public record LiftRequest(
        @Nullable String slotId,
        @Nullable Integer day,
        @Nullable String exercise,
        @Nullable Scheme scheme,
        @Nullable Progression progression,
        @Nullable Start start,
        @Nullable Equipment equipment,
        @Nullable Force force) {

    /**
     * Only variants whose sets all have the same load use {@code sets} and {@code reps}; only {@code REST_PAUSE} uses
     * {@code totalReps}.
     */
    public record Scheme(
            @Nullable String variant,
            @Nullable Integer topSets,
            @Nullable TopReps topReps,
            @Nullable BigDecimal topRpe,
            @Nullable Integer backoffSets,
            @Nullable Reps backoffReps,
            @Nullable BigDecimal backoffReduction,
            @Nullable Integer sets,
            @Nullable Reps reps,
            @Nullable Integer totalReps) {}

    /** If a component is null, the default of the lift's variant is used. */
    public record TopReps(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer target) {}

    /** If an end is null, the lift's variant determines this end. The variant {@code STRAIGHT} requires both ends. */
    public record Reps(@Nullable Integer min, @Nullable Integer max) {}

    public record Progression(
            @Nullable String method,
            @Nullable BigDecimal increment,
            @Nullable List<Integer> waveReps) {}

    /** Exactly one component must be set. */
    public record Start(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            @Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory,
            @Nullable Boolean swap) {}

    public record RecentSet(
            @Nullable BigDecimal load,
            @Nullable Integer reps,
            @Nullable BigDecimal rpe) {}

    public record Equipment(
            @Nullable String kind,
            @Nullable BigDecimal bar,
            @Nullable List<Plate> plates,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}

    /** {@code pairs} is null if the number of pairs is unlimited. */
    public record Plate(
            @Nullable BigDecimal weight, @Nullable Integer pairs) {}

    /** A coach's written reason to allow a lift that the training rules would otherwise refuse. */
    public record Force(@Nullable String reason) {}
}
