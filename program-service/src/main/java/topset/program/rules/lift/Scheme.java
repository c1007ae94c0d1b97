package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * Sets, reps and RPE of a lift with every default filled in: {@code top} and {@code backoff}, or {@code straight} for
 * {@link Variant#STRAIGHT}.
 */
public record Scheme(
        Variant variant,
        @Nullable TopScheme top,
        @Nullable BackoffScheme backoff,
        @Nullable StraightScheme straight) {

    /**
     * The heavy sets.
     *
     * @param sets 1 or 2
     * @param target target reps, within {@code reps}
     * @param rpe target RPE
     * @param ceiling a set above this RPE was too hard
     */
    public record TopScheme(int sets, RepRange reps, int target, Exact rpe, Exact ceiling) {}

    /**
     * The lighter sets after them.
     *
     * @param reduction % off the top load in the first week
     * @param lowest smallest allowed reduction, %
     * @param highest greatest allowed reduction, %
     */
    public record BackoffScheme(int sets, RepRange reps, Exact reduction, Exact lowest, Exact highest) {}

    /** Straight sets. */
    public record StraightScheme(int sets, RepRange reps) {

        /** A set above this RPE was too hard. */
        public static final Exact CEILING = Exact.of(9);
    }

    /** The expected rep range of this lift: of the top set, or of the straight sets. */
    public RepRange reps() {
        if (top != null) {
            return top.reps();
        }
        if (straight != null) {
            return straight.reps();
        }
        throw new IllegalStateException("a scheme has a top set or straight sets");
    }
}
