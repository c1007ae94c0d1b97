package topset.program.training.progression;

import org.jspecify.annotations.Nullable;
import topset.program.training.lift.RepRange;
import topset.program.training.load.Exact;

/**
 * What a method wants next week.
 *
 * @param exact the load before rounding, in the slot's unit
 * @param reps target repetitions and the range around them; absent: those of the scheme
 * @param state what the method remembers on entering that week
 */
public record Target(Exact exact, @Nullable Reps reps, MethodState state) {

    /** Repetitions that a method asks for instead of the scheme's. */
    public record Reps(int target, RepRange range) {}

    static Target of(Exact exact, MethodState state) {
        return new Target(exact, null, state);
    }
}
