package topset.program.rules.guide;

import java.util.List;
import topset.program.rules.lift.LiftRequest;

/**
 * A template: a training day from the training guide, with its lifts.
 *
 * @param id the id, such as {@code push-day}
 * @param name the name that the training guide uses
 * @param lifts the lifts in the guide's order, with the guide's sets and reps; start loads are absent, because each
 * athlete has their own
 */
public record Template(String id, String name, List<LiftRequest> lifts) {
    public Template {
        lifts = List.copyOf(lifts);
    }
}
