package topset.program.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.RepRange;
import topset.program.rules.load.Exact;

/**
 * A method's target for the next week.
 *
 * @param exact the load before rounding, in the slot's unit
 * @param reps the target reps and the range around them; null means the reps of the scheme
 * @param state the method's state on entering the next week
 * @param roundsDown whether the load is rounded down instead of to the nearest available load
 */
public record Target(Exact exact, @Nullable Reps reps, MethodState state, boolean roundsDown) {

    /** Creates a target that is rounded to the nearest available load. */
    public Target(Exact exact, @Nullable Reps reps, MethodState state) {
        this(exact, reps, state, false);
    }

    /** The target reps and the rep range that a method sets instead of the scheme's. */
    public record Reps(int target, RepRange range) {}

    static Target of(Exact exact, MethodState state) {
        return new Target(exact, null, state);
    }

    /** Returns this target, rounded to an available load at or below its load. */
    public Target roundedDown() {
        return roundsDown ? this : new Target(exact, reps, state, true);
    }

    /** Returns this target; if {@code down}, rounded to an available load at or below its load. */
    public Target roundedDownIf(boolean down) {
        return down ? roundedDown() : this;
    }

    /** Returns this target with another state of the method. */
    public Target with(MethodState other) {
        return new Target(exact, reps, other, roundsDown);
    }
}
