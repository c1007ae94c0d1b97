package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * A scheme with every default filled in. A variant with a top set has {@code top} and {@code backoff}; a variant whose
 * sets all have the same load has {@code straight}.
 */
public record Scheme(
        Variant variant,
        @Nullable TopScheme top,
        @Nullable BackoffScheme backoff,
        @Nullable StraightScheme straight) {

    /**
     * @param sets 1 or 2
     * @param target within {@code reps}
     */
    public record TopScheme(int sets, RepRange reps, int target, Exact rpe, Exact ceiling) {}

    /**
     * @param reduction the reduction in the first week, in %
     * @param lowest the smallest allowed reduction, in %
     * @param highest the greatest allowed reduction, in %
     */
    public record BackoffScheme(int sets, RepRange reps, Exact reduction, Exact lowest, Exact highest) {}

    /** @param totalReps the target total of all sets; absent if each set has a rep range of its own */
    public record StraightScheme(
            int sets, RepRange reps, @Nullable Integer totalReps) {

        /** The RPE ceiling of all these sets. */
        public static final Exact CEILING = Exact.of(9);
    }

    /** The range by which a logged set without a slot id is assigned to this lift. */
    public RepRange matchedReps() {
        return top == null ? variant.oneLoad().matchedReps(reps()) : reps();
    }

    /** The rep range of the top set, or of all sets if they have the same load. */
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
