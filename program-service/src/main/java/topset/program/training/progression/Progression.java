package topset.program.training.progression;

import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;

/** A method that moves the top load from week to week. */
public interface Progression {

    /** What is left after a layoff or a reset (<b>D-4</b>, <b>D-5</b>). */
    Exact NINE_TENTHS = Exact.ratio(9, 10);

    /** As in {@code LINEAR}. */
    String name();

    /** Whether it goes with a scheme. */
    boolean suits(Variant variant);

    /** The first week. */
    default Target begin(Lift lift) {
        return Target.of(lift.start().firstLoad(), MethodState.EMPTY);
    }

    /** After a trained week. */
    Judged next(TrainedWeek week);

    /** The same again: a week not trained changes nothing of what the method remembers. */
    default Target hold(Lift lift, Prescription prescription, MethodState state) {
        return Target.of(prescription.load(), state);
    }

    /** After two weeks not trained: nine tenths. */
    default Target reduce(Lift lift, Prescription prescription, MethodState state) {
        return Target.of(prescription.load().times(NINE_TENTHS), state);
    }
}
