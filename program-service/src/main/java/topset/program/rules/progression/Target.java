package topset.program.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.RepRange;
import topset.program.rules.load.Exact;

/**
 * A method's target for next week.
 *
 * @param exact the load before rounding, in the slot's unit
 * @param reps target reps and the range around them; null means those of the scheme
 * @param state the method's state on entering that week
 * @param roundsDown whether the load is rounded to one at or below it instead of the nearest
 */
public record Target(Exact exact, @Nullable Reps reps, MethodState state, boolean roundsDown) {

    /** A target that is rounded to the nearest load. */
    public Target(Exact exact, @Nullable Reps reps, MethodState state) {
        this(exact, reps, state, false);
    }

    /** Reps that a method sets instead of the scheme's. */
    public record Reps(int target, RepRange range) {}

    static Target of(Exact exact, MethodState state) {
        return new Target(exact, null, state);
    }

    /** This target, rounded to a load at or below it. */
    public Target roundedDown() {
        return roundsDown ? this : new Target(exact, reps, state, true);
    }

    /** This target, rounded to a load at or below it where {@code down} says so. */
    public Target roundedDownIf(boolean down) {
        return down ? roundedDown() : this;
    }

    /** This target with another state of the method. */
    public Target with(MethodState other) {
        return new Target(exact, reps, other, roundsDown);
    }
}
