package topset.program.training.progression;

import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Prescription.Top;
import topset.program.training.load.Loads;

/** What the deciding set came to (training-rules.md § 3, "Outcome"). */
final class TopOutcome {

    private TopOutcome() {}

    static Outcome of(DecidingSet deciding, Top prescribed) {
        boolean tooHard = deciding.isAbove(prescribed.ceiling());
        boolean lighter = Loads.compare(deciding.load(), prescribed.load()) < 0;
        if (lighter || deciding.reps() < prescribed.repRange().min()) {
            return Outcome.MISSED;
        }
        if (deciding.reps() < prescribed.reps()) {
            return tooHard ? Outcome.MISSED : Outcome.SHORT;
        }
        return tooHard ? Outcome.TOO_HARD : Outcome.HIT;
    }
}
