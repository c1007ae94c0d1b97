package topset.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.rules.load.Exact;

/**
 * The target of a lift for the next week.
 *
 * @param exact the load before rounding, in the lift's unit
 * @param reps null means the reps of the scheme
 * @param roundsDown whether the load is rounded down to an available load instead of to the nearest one
 */
public record Target(Exact exact, @Nullable RepTarget reps, MethodState state, boolean roundsDown) {

    /** The load is rounded to the nearest available load. If the reps are null, the reps of the lift apply. */
    public Target(Exact exact, @Nullable RepTarget reps, MethodState state) {
        this(exact, reps, state, false);
    }

    /** The target reps and the rep range that a progression method sets instead of those of the lift. */
    public record RepTarget(int target, RepRange range) {}

    static Target of(Exact exact, MethodState state) {
        return new Target(exact, null, state);
    }

    public Target roundedDown() {
        return roundsDown ? this : new Target(exact, reps, state, true);
    }

    public Target roundedDownIf(boolean down) {
        return down ? roundedDown() : this;
    }

    public Target with(MethodState other) {
        return new Target(exact, reps, other, roundsDown);
    }
}
