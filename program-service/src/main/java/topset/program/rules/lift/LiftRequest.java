package topset.program.rules.lift;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lift of a program, as a client requests it. Absent values get the defaults of the training rules. */
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
     * The requested sets, reps and RPE. Only variants whose sets all have the same load use {@code sets} and {@code
     * reps}; only {@code REST_PAUSE} uses {@code totalReps}.
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
            @Nullable Integer totalReps) {

        /** Creates a scheme without a target for the sum of the reps of all sets ({@code totalReps}). */
        public Scheme(
                @Nullable String variant,
                @Nullable Integer topSets,
                @Nullable TopReps topReps,
                @Nullable BigDecimal topRpe,
                @Nullable Integer backoffSets,
                @Nullable Reps backoffReps,
                @Nullable BigDecimal backoffReduction,
                @Nullable Integer sets,
                @Nullable Reps reps) {
            this(variant, topSets, topReps, topRpe, backoffSets, backoffReps, backoffReduction, sets, reps, null);
        }
    }

    /**
     * The range of reps of the top set that a client requests, and the requested target reps within it. If a component
     * is null, the default of the lift's variant is used.
     */
    public record TopReps(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer target) {}

    /**
     * A range of repetitions that a client requests. If an end is null, the lift's variant determines this end. The
     * variant {@code STRAIGHT} requires both ends.
     */
    public record Reps(@Nullable Integer min, @Nullable Integer max) {}

    /** The requested progression method, which computes the load from week to week, and its parameters. */
    public record Progression(
            @Nullable String method,
            @Nullable BigDecimal increment,
            @Nullable List<Integer> waveReps) {}

    /** The requested source of the first load. Exactly one component must be set. */
    public record Start(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            @Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory,
            @Nullable Boolean swap) {

        /** Creates a start (the source of the first load) for a lift that replaces no other exercise. */
        public Start(
                @Nullable BigDecimal load,
                @Nullable BigDecimal oneRepMax,
                @Nullable RecentSet recentSet,
                @Nullable Boolean fromHistory) {
            this(load, oneRepMax, recentSet, fromHistory, null);
        }
    }

    /** A set that the athlete lifted recently, from which the first load is computed. */
    public record RecentSet(
            @Nullable BigDecimal load,
            @Nullable Integer reps,
            @Nullable BigDecimal rpe) {}

    /** The requested equipment of a lift, which determines the loads that the gym can provide for it. */
    public record Equipment(
            @Nullable String kind,
            @Nullable BigDecimal bar,
            @Nullable List<Plate> plates,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}

    /** A weight of plates, and the number of pairs of these plates; null means unlimited. */
    public record Plate(
            @Nullable BigDecimal weight, @Nullable Integer pairs) {}

    /** A coach's written reason to allow a lift that the training rules would otherwise refuse. */
    public record Force(@Nullable String reason) {}
}
