package topset.program.training;

import org.jspecify.annotations.Nullable;
import topset.program.training.load.Exact;
import topset.program.training.progression.MethodState;

/**
 * What the next step needs besides the week's prescription.
 *
 * @param method what the method remembers
 * @param missedWeeks weeks in a row that were not trained (training-rules.md § 3.5)
 * @param reduction the backoff reduction ρ in %, absent for straight sets
 */
public record SlotState(
        MethodState method, int missedWeeks, @Nullable Exact reduction) {}
