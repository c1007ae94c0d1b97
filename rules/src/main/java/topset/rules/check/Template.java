package topset.rules.check;

import java.util.List;
import topset.rules.lift.LiftRequest;

/**
 * A training day of the guide.
 *
 * @param name the name that the guide uses
 * @param lifts in the guide's order, with the guide's sets and reps; start loads are absent, because each athlete has
 * their own
 */
public record Template(String id, String name, List<LiftRequest> lifts) {
    public Template {
        lifts = List.copyOf(lifts);
    }
}
