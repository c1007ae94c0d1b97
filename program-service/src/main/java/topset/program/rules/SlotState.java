package topset.program.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;
import topset.program.rules.progression.MethodState;

/**
 * The state that the next step needs besides the week's prescription.
 *
 * @param method the method's state
 * @param missedWeeks consecutive untrained weeks (training-rules.md § 3.5)
 * @param reduction the backoff reduction ρ in %, null for straight sets
 * @param estimates the slot's best estimates; null before the first
 */
public record SlotState(
        MethodState method,
        int missedWeeks,
        @Nullable Exact reduction,
        @Nullable Estimates estimates) {

    /**
     * Decides whether the slot has stalled; in its unit.
     *
     * @param latest the best of each of the newest trained weeks with an estimate, oldest first, at most three
     * @param bestBefore the best of all weeks before those; null if there are none
     */
    public record Estimates(List<Best> latest, @Nullable Exact bestBefore) {
        public Estimates {
            latest = List.copyOf(latest);
        }
    }

    /** A week's best estimate and its set. */
    public record Best(Exact e1rm, String setId) {}
}
