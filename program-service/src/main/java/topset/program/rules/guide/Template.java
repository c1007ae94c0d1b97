package topset.program.rules.guide;

import java.util.List;
import topset.program.rules.lift.LiftRequest;

/**
 * A training day from the guide.
 *
 * @param id as in {@code push-day}
 * @param name the guide's name
 * @param bestFor for which lifter or purpose
 * @param fatigue the source of its fatigue
 * @param lifts in the guide's order, with its sets and reps, but without a start, which depends on the athlete
 */
public record Template(String id, String name, String bestFor, String fatigue, List<LiftRequest> lifts) {
    public Template {
        lifts = List.copyOf(lifts);
    }
}
