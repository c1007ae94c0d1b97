package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * The sets, reps and RPE of a lift with every default filled in. A variant with a top set has {@code top} and, for the
 * lighter sets after it, {@code backoff}; a variant whose sets all have the same load has {@code straight}.
 */
public record Scheme(
        Variant variant,
        @Nullable TopScheme top,
        @Nullable BackoffScheme backoff,
        @Nullable StraightScheme straight) {

    /**
     * The heavy sets that a scheme prescribes.
     *
     * @param sets 1 or 2
     * @param target the target reps, within {@code reps}
     * @param rpe the target RPE
     * @param ceiling the highest RPE of a successful set; a set above it was too hard
     */
    public record TopScheme(int sets, RepRange reps, int target, Exact rpe, Exact ceiling) {}

    /**
     * The lighter sets that a scheme prescribes after the top sets.
     *
     * @param reduction the reduction of the top load in the first week, in %
     * @param lowest the smallest allowed reduction, in %
     * @param highest the greatest allowed reduction, in %
     */
    public record BackoffScheme(int sets, RepRange reps, Exact reduction, Exact lowest, Exact highest) {}

    /**
     * The sets of a scheme whose sets all have the same load.
     *
     * @param totalReps the target total of all sets; absent if each set has a rep range of its own
     */
    public record StraightScheme(
            int sets, RepRange reps, @Nullable Integer totalReps) {

        /** The highest RPE of a successful set. A set with a higher RPE was too hard. */
        public static final Exact CEILING = Exact.of(9);
    }

    /** Returns the rep range by which a logged set without a slot id is assigned to this lift. */
    public RepRange matchedReps() {
        return top == null ? variant.oneLoad().matchedReps(reps()) : reps();
    }

    /** Returns the rep range of the top set, or of all sets if they have the same load. */
    public RepRange reps() {
        if (top != null) {
            return top.reps();
        }
        if (straight != null) {
            return straight.reps();
        }
        throw new IllegalStateException("a scheme must have a top set or straight sets");
    }
}
