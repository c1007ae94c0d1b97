package topset.program.rules.guide;

import java.util.List;
import topset.program.rules.lift.LiftRequest;

/**
 * A training day from the guide.
 *
 * @param id an id such as {@code push-day}
 * @param name the name that the guide uses
 * @param lifts the lifts in the guide's order, with the sets and reps of its text. They have no start load, because
 * that is the athlete's
 */
public record Template(String id, String name, List<LiftRequest> lifts) {
    public Template {
        lifts = List.copyOf(lifts);
    }
}
