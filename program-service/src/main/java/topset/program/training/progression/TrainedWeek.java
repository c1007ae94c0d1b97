package topset.program.training.progression;

import java.util.List;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Prescription;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;

/**
 * A week in which the slot was trained, as a method sees it.
 *
 * @param prescription what the lifter saw
 * @param state what the method remembered on entering the week
 * @param sets the slot's TOP sets of the week (STRAIGHT sets for straight sets), at least one
 * @param deciding the one of them that decides
 */
public record TrainedWeek(
        Lift lift,
        LoadableWeights loadable,
        Prescription prescription,
        MethodState state,
        List<LoggedSet> sets,
        DecidingSet deciding) {

    /** The top set prescribed. */
    Prescription.Top top() {
        return switch (prescription) {
            case Prescription.TopSet topSet -> topSet.top();
            case Prescription.Straight straight ->
                throw new IllegalStateException(lift.slotId() + " has straight sets, no top set: " + straight);
        };
    }

    /** A load in the slot's unit, as in {@code 120 kg}. */
    String shown(Exact load) {
        return load.shown() + " " + lift.unit();
    }
}
