package topset.program.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.load.Exact;
import topset.program.training.progression.MethodState;

/**
 * What the next step needs besides the week's prescription.
 *
 * @param method what the method remembers
 * @param missedWeeks weeks in a row that were not trained (training-rules.md § 3.5)
 * @param reduction the backoff reduction ρ in %, absent for straight sets
 * @param estimates the slot's best estimates; absent before the first
 */
public record SlotState(
        MethodState method,
        int missedWeeks,
        @Nullable Exact reduction,
        @Nullable Estimates estimates) {

    /**
     * What says whether the slot has stalled, in its unit.
     *
     * @param latest best of each of the newest trained weeks that have an estimate, oldest first, three at most
     * @param bestBefore best of the weeks before those; absent when there are none
     */
    public record Estimates(List<Best> latest, @Nullable Exact bestBefore) {
        public Estimates {
            latest = List.copyOf(latest);
        }
    }

    /** A week's best estimate and the set that it comes from. */
    public record Best(Exact e1rm, String setId) {}
}
