package topset.program.training.lift;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lift as asked for (api.md, "Lift in a program"): whatever is absent gets the default of training-rules.md. */
public record LiftRequest(
        @Nullable String slotId,
        @Nullable Integer day,
        @Nullable String exercise,
        @Nullable Scheme scheme,
        @Nullable Progression progression,
        @Nullable Start start,
        @Nullable Equipment equipment,
        @Nullable Force force) {

    /** Sets, reps and RPE; the last two are for straight sets. */
    public record Scheme(
            @Nullable String variant,
            @Nullable Integer topSets,
            @Nullable TopReps topReps,
            @Nullable BigDecimal topRpe,
            @Nullable Integer backoffSets,
            @Nullable Reps backoffReps,
            @Nullable BigDecimal backoffReduction,
            @Nullable Integer sets,
            @Nullable Reps reps) {}

    /** Range and target of the top set. */
    public record TopReps(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer target) {}

    /** A range of repetitions. */
    public record Reps(@Nullable Integer min, @Nullable Integer max) {}

    /** The method and its parameters. */
    public record Progression(
            @Nullable String method,
            @Nullable BigDecimal increment,
            @Nullable List<Integer> waveReps) {}

    /** Exactly one of these is given. */
    public record Start(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            @Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory) {}

    /** A set lifted lately. */
    public record RecentSet(
            @Nullable BigDecimal load,
            @Nullable Integer reps,
            @Nullable BigDecimal rpe) {}

    /** What the gym can load. */
    public record Equipment(
            @Nullable String kind,
            @Nullable BigDecimal bar,
            @Nullable List<Plate> plates,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}

    /** A plate and how many pairs of it there are; absent: enough. */
    public record Plate(
            @Nullable BigDecimal weight, @Nullable Integer pairs) {}

    /** A coach's written reason. */
    public record Force(@Nullable String reason) {}
}
