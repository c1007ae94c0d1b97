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
 */
public record Target(Exact exact, @Nullable Reps reps, MethodState state) {

    /** Reps that a method sets instead of the scheme's. */
    public record Reps(int target, RepRange range) {}

    static Target of(Exact exact, MethodState state) {
        return new Target(exact, null, state);
    }
}
