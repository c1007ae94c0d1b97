package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * Sets, reps and RPE of a lift with every default filled in: {@code top} and {@code backoff}, or {@code straight} for a
 * variant whose sets are all at one load.
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

    /**
     * Sets at one load.
     *
     * @param totalReps what all of them should come to; absent where each has a range of its own
     */
    public record StraightScheme(
            int sets, RepRange reps, @Nullable Integer totalReps) {

        /** A set above this RPE was too hard. */
        public static final Exact CEILING = Exact.of(9);
    }

    /** The reps by which a set without a slot is matched to this lift. */
    public RepRange matchedReps() {
        return top == null ? variant.oneLoad().matchedReps(reps()) : reps();
    }

    /** The range that a set of this lift is expected in: of the top set, or of the straight sets. */
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
