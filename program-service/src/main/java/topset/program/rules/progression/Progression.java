package topset.program.rules.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Lift;
import topset.program.rules.lift.Refusals;
import topset.program.rules.lift.RepRange;
import topset.program.rules.lift.Scheme;
import topset.program.rules.lift.Variant;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;

/** A method that changes the top load from week to week. */
public interface Progression {

    /** For example {@code LINEAR}. */
    String name();

    /** Whether it goes with a variant: the variant's rules say so. */
    default boolean suits(Variant variant) {
        return variant.rules().progressions().contains(name());
    }

    /** What the guide says of it. */
    ProgressionGuide guide();

    /** The default target RPE; null means the scheme's. */
    default @Nullable Exact usualRpe() {
        return null;
    }

    /** The default reps of the steps; empty if the method has no steps. */
    default List<Integer> usualWaveReps() {
        return List.of();
    }

    /** Whether the method sets its own reps from week to week. */
    default boolean hasSteps() {
        return !usualWaveReps().isEmpty();
    }

    /** The target reps of the first week, for a start that is not a load; for schemes with a top set. */
    default int firstReps(Scheme scheme, Lift.Method method) {
        return requireNonNull(scheme.top()).target();
    }

    /** The reps of a week's sets at one load: the scheme's, unless the method has changed them. */
    default RepRange reps(RepRange scheme, MethodState state) {
        return scheme;
    }

    /**
     * The state after a rule that is not the method's has taken a tenth off the load: {@code layoff.reduce}, {@code
     * pain.reduce}.
     */
    default MethodState lighter(MethodState state) {
        return state;
    }

    /** Refuses parameters that do not fit together. */
    default void check(Scheme scheme, Lift.Method method, Refusals refusals) {}

    /** The first week with a load, exact. */
    default Target begin(Lift lift, Exact load) {
        return Target.of(load, MethodState.EMPTY);
    }

    /** The result of a trained week. */
    ProgressionResult next(WeekContext week);

    /** Repeats the load. An untrained week does not change the method's state. */
    default ProgressionResult hold(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.load(), week.state()),
                week.again(week.prescription().load()));
    }

    /** Repeats the unrounded plan after a paused week. */
    default ProgressionResult repeat(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.exactLoad(), week.state()),
                week.again(week.prescription().exactLoad()));
    }

    /** A target of this method at a lower load, which a later rule demands. */
    default Target lowered(Target target, Exact exact, Lift lift, Body body) {
        return new Target(exact, target.reps(), target.state());
    }

    /** Nine tenths of the load, after two untrained weeks in a row. */
    default ProgressionResult reduce(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.nineTenths(week.load()), lighter(week.state())),
                week.lessTenth(week.prescription().load()));
    }
}
