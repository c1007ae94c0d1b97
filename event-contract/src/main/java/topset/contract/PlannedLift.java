package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lift of a program, with every default filled in. */
public record PlannedLift(
        String slotId,
        int day,
        String exercise,
        WeightUnit unit,
        Scheme scheme,
        Progression progression,
        Start start,
        Equipment equipment,
        @Nullable Force force) {

    /**
     * {@code sets}, {@code reps} and {@code totalReps} are present only if all sets of the lift have the same load
     * (training-rules.md § 2).
     */
    public record Scheme(
            @Nullable @RequiredInEvent String variant,
            @Nullable Integer topSets,
            @Nullable TopReps topReps,
            @Nullable BigDecimal topRpe,
            @Nullable Integer backoffSets,
            @Nullable Reps backoffReps,
            @Nullable BigDecimal backoffReduction,
            @Nullable Integer sets,
            @Nullable Reps reps,
            @Nullable Integer totalReps) {}

    /** Of a top set. The default is that of the lift's variant. */
    public record TopReps(
            @Nullable @RequiredInEvent Integer min,
            @Nullable @RequiredInEvent Integer max,
            @Nullable @RequiredInEvent Integer target) {}

    /** The default of an end is that of the lift's variant. The variant {@code STRAIGHT} has no defaults. */
    public record Reps(
            @Nullable @RequiredInEvent Integer min,
            @Nullable @RequiredInEvent Integer max) {}

    /** How the load changes from week to week (training-rules.md § 3). */
    public record Progression(
            @Nullable @RequiredInEvent String method,
            @Nullable BigDecimal increment,
            @Nullable List<Integer> waveReps) {}

    /** The source of a lift's first load (training-rules.md § 5). Exactly one of the components is present. */
    public record Start(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            @Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory) {}

    /** A recent set of the athlete, from which the first load is computed. */
    public record RecentSet(
            @Nullable @RequiredInEvent BigDecimal load,
            @Nullable @RequiredInEvent Integer reps,
            @Nullable @RequiredInEvent BigDecimal rpe) {}

    /**
     * Determines the loads that the gym can provide (training-rules.md § 1.2): {@code BARBELL}, {@code FIXED} or {@code
     * STEP}.
     */
    public record Equipment(
            @Nullable @RequiredInEvent String kind,
            @Nullable BigDecimal bar,
            @Nullable List<Plate> plates,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}

    /** A missing number of pairs means that there are enough pairs for every load. */
    public record Plate(
            @Nullable @RequiredInEvent BigDecimal weight,
            @Nullable Integer pairs) {}

    /** Why the coach wants a lift that the training rules would otherwise refuse. */
    public record Force(@Nullable @RequiredInEvent String reason) {}
}
