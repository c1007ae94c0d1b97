package topset.program.rules.guide;

import java.util.List;
import topset.program.rules.lift.LiftRequest;

/**
 * A training day from the guide.
 *
 * @param id as in {@code push-day}
 * @param name as the guide has it
 * @param lifts in the guide's order, sets and reps as in its text; without a start, which is the athlete's
 */
public record Template(String id, String name, List<LiftRequest> lifts) {
    public Template {
        lifts = List.copyOf(lifts);
    }
}
