package topset.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.rules.load.Exact;

/**
 * A scheme with every default filled in. A variant with a top set has {@code top} and {@code backoff}; a variant whose
 * sets all have the same load has {@code straight}.
 */
public record Scheme(
        Variant variant,
        @Nullable TopScheme top,
        @Nullable BackoffScheme backoff,
        @Nullable StraightScheme straight) {

    /** There are 1 or 2 sets; {@code target} is within {@code reps}. */
    public record TopScheme(int sets, RepRange reps, int target, Exact rpe, Exact ceiling) {}

    /**
     * {@code reduction} is that of the first week; it may then change from {@code lowest} to {@code highest}, all in %.
     */
    public record BackoffScheme(int sets, RepRange reps, Exact reduction, Exact lowest, Exact highest) {}

    /** {@code totalReps} is the target total of all sets; absent if each set has a rep range of its own. */
    public record StraightScheme(
            int sets, RepRange reps, @Nullable Integer totalReps) {

        public static final Exact CEILING = Exact.of(9);
    }

    PlannedLift.Scheme planned() {
        return new PlannedLift.Scheme(
                variant.name(),
                top == null ? null : top.sets(),
                top == null
                        ? null
                        : new PlannedLift.TopReps(top.reps().min(), top.reps().max(), top.target()),
                top == null ? null : top.rpe().output(),
                backoff == null ? null : backoff.sets(),
                backoff == null ? null : planned(backoff.reps()),
                backoff == null ? null : backoff.reduction().output(),
                straight == null ? null : straight.sets(),
                straight == null ? null : planned(straight.reps()),
                straight == null ? null : straight.totalReps());
    }

    private static PlannedLift.Reps planned(RepRange range) {
        return new PlannedLift.Reps(range.min(), range.max());
    }

    public RepRange matchedReps() {
        return top == null ? variant.oneLoad().matchedReps(reps()) : reps();
    }

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
