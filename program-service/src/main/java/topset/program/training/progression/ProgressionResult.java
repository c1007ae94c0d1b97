package topset.program.training.progression;

import java.util.Set;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Reason;

/**
 * What a method makes of a trained week.
 *
 * @param flags what a coach should see of it, caused by the sets of {@code why}
 */
public record ProgressionResult(Outcome outcome, Target next, Reason why, Set<FlagCode> flags) {
    public ProgressionResult {
        flags = Set.copyOf(flags);
    }
}
