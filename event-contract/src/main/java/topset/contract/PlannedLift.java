package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lift (slot) of a program, with every default filled in: what the program service plans by.
 *
 * @param slotId {@code [a-z0-9-]{1,64}}
 * @param day day of the training week, from 1
 */
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

    /** Sets, reps and RPE (training-rules.md § 2); the last two are for straight sets only. */
    public record Scheme(
            String variant,
            @Nullable Integer topSets,
            @Nullable TopReps topReps,
            @Nullable BigDecimal topRpe,
            @Nullable Integer backoffSets,
            @Nullable RepRange backoffReps,
            @Nullable BigDecimal backoffReduction,
            @Nullable Integer sets,
            @Nullable RepRange reps) {}

    /** Lowest, highest and target repetitions of a top set. */
    public record TopReps(int min, int max, int target) {}

    /** Lowest and highest repetitions. */
    public record RepRange(int min, int max) {}

    /** How the load moves from week to week (training-rules.md § 3). */
    public record Progression(
            String method,
            @Nullable BigDecimal increment,
            @Nullable List<Integer> waveReps) {}

    /** Where the first week's load comes from; exactly one is given (training-rules.md § 5). */
    public record Start(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            @Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory) {}

    /** A set lifted lately. */
    public record RecentSet(BigDecimal load, int reps, BigDecimal rpe) {}

    /** What the gym can load (training-rules.md § 1.2): BARBELL, FIXED or STEP. */
    public record Equipment(
            String kind,
            @Nullable BigDecimal bar,
            @Nullable List<Plate> plates,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}

    /** A plate weight and how many pairs there are; absent: as many as needed. */
    public record Plate(BigDecimal weight, @Nullable Integer pairs) {}

    /** A coach's written reason to allow what would be refused. */
    public record Force(String reason) {}
}
