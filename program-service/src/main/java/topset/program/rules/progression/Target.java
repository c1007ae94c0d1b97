package topset.program.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.RepRange;
import topset.program.rules.load.Exact;

/**
 * The target of a lift for the next week, computed by a progression method.
 *
 * @param exact the load before rounding, in the lift's unit
 * @param reps the target reps and their range; null means the reps of the scheme
 * @param state the method's state at the start of the next week
 * @param roundsDown whether the load is rounded down to an available load instead of to the nearest one
 */
public record Target(Exact exact, @Nullable Reps reps, MethodState state, boolean roundsDown) {

    /**
     * Creates a target whose load is rounded to the nearest available load. If the reps are null, the reps of the lift
     * apply.
     */
    public Target(Exact exact, @Nullable Reps reps, MethodState state) {
        this(exact, reps, state, false);
    }

    /** The target reps and the rep range that a progression method sets instead of those of the lift. */
    public record Reps(int target, RepRange range) {}

    static Target of(Exact exact, MethodState state) {
        return new Target(exact, null, state);
    }

    /** Returns a copy whose load is rounded down to an available load instead of to the nearest one. */
    public Target roundedDown() {
        return roundsDown ? this : new Target(exact, reps, state, true);
    }

    /** Returns a copy whose load is rounded down if {@code down} is true; otherwise returns this target. */
    public Target roundedDownIf(boolean down) {
        return down ? roundedDown() : this;
    }

    /** Returns a copy of this target with another state of the progression method. */
    public Target with(MethodState other) {
        return new Target(exact, reps, other, roundsDown);
    }
}
