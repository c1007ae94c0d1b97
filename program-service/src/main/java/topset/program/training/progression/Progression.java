package topset.program.training.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Refusals;
import topset.program.training.lift.Scheme;
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

    /** RPE aimed at when the lift does not say; null: the scheme's. */
    default @Nullable Exact usualRpe() {
        return null;
    }

    /** Reps of the steps when the lift does not say; empty: the method has no steps. */
    default List<Integer> usualWaveReps() {
        return List.of();
    }

    /** Repetitions aimed at in the first week, for a start that is not a load; for schemes with a top set. */
    default int firstReps(Scheme scheme, Lift.Method method) {
        return requireNonNull(scheme.top()).target();
    }

    /** Refuses parameters that do not go together. */
    default void check(Scheme scheme, Lift.Method method, Refusals refusals) {}

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
