package topset.program.training.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Refusals;
import topset.program.training.lift.Scheme;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;

/** A method that moves the top load from week to week. */
public interface Progression {

    /** As in {@code LINEAR}. */
    String name();

    /** Whether it goes with a scheme. */
    boolean suits(Variant variant);

    /** What the guide says of it. */
    MethodGuide guide();

    /** RPE aimed at when the lift does not say; null: the scheme's. */
    default @Nullable Exact usualRpe() {
        return null;
    }

    /** Reps of the steps when the lift does not say; empty: the method has no steps. */
    default List<Integer> usualWaveReps() {
        return List.of();
    }

    /** Whether it asks for repetitions of its own from week to week. */
    default boolean hasSteps() {
        return !usualWaveReps().isEmpty();
    }

    /** Repetitions aimed at in the first week, for a start that is not a load; for schemes with a top set. */
    default int firstReps(Scheme scheme, Lift.Method method) {
        return requireNonNull(scheme.top()).target();
    }

    /** Refuses parameters that do not go together. */
    default void check(Scheme scheme, Lift.Method method, Refusals refusals) {}

    /** The first week with a load, exact. */
    default Target begin(Lift lift, Exact load) {
        return Target.of(load, MethodState.EMPTY);
    }

    /** After a trained week. */
    ProgressionResult next(WeekContext week);

    /** The load again: a week that was not trained changes nothing of what the method remembers. */
    default ProgressionResult hold(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.load(), week.state()),
                week.again(week.prescription().load()));
    }

    /** The plan again, unrounded: after a paused week. */
    default ProgressionResult repeat(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.exactLoad(), week.state()),
                week.again(week.prescription().exactLoad()));
    }

    /** Nine tenths: after two weeks in a row that were not trained. */
    default ProgressionResult reduce(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.nineTenths(week.load()), week.state()),
                week.lessTenth(week.prescription().load()));
    }
}
