package topset.program.training.progression;

import java.util.List;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Prescription.Top;
import topset.program.training.load.Exact;

/**
 * A week in which the slot was trained, as a method sees it.
 *
 * @param sets the slot's TOP sets of the week (STRAIGHT sets for straight sets), at least one
 * @param deciding the one of them that decides
 */
public record TrainedWeek(EnteredWeek entered, List<LoggedSet> sets, DecidingSet deciding) {

    Lift lift() {
        return entered.lift();
    }

    MethodState state() {
        return entered.state();
    }

    Top top() {
        return entered.top();
    }

    String shown(Exact load) {
        return entered.shown(load);
    }
}
