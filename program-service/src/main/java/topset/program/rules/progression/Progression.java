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

/** A progression method: computes the main load of a lift from week to week. */
public interface Progression {

    /** Returns the name of this progression method, for example {@code LINEAR}. Clients use this name in requests. */
    String name();

    /**
     * Whether this progression method can be combined with a variant. {@link
     * topset.program.rules.lift.VariantRules#progressions} lists the allowed methods of each variant.
     */
    default boolean suits(Variant variant) {
        return variant.rules().progressions().contains(name());
    }

    /** Returns the training guide's advice about this progression method. */
    ProgressionGuide guide();

    /**
     * Returns the default target RPE of this progression method; null means that the default depends on the sets of the
     * lift.
     */
    default @Nullable Exact usualRpe() {
        return null;
    }

    /** Returns the default reps of the steps of this progression method; empty if it has no steps. */
    default List<Integer> usualWaveReps() {
        return List.of();
    }

    /** Whether this progression method has steps. Each step prescribes other reps, such as 5, 4 and 3. */
    default boolean hasSteps() {
        return !usualWaveReps().isEmpty();
    }

    /**
     * Returns the target reps of the first week, for a lift with a top set. If the request gives no load, the first
     * load is computed for these reps.
     */
    default int firstReps(Scheme scheme, Lift.Method method) {
        return requireNonNull(scheme.top()).target();
    }

    /**
     * Returns the rep range of a week whose sets all have the same load. It is the range that the lift prescribes,
     * unless the progression method has widened this range.
     */
    default RepRange reps(RepRange scheme, MethodState state) {
        return scheme;
    }

    /**
     * Returns the state of this progression method after a rule about untrained weeks or pain has reduced the load by
     * 10 %.
     */
    default MethodState lighter(MethodState state) {
        return state;
    }

    /** Refuses combinations of parameters that this progression method does not allow. */
    default void check(Scheme scheme, Lift.Method method, Refusals refusals) {}

    /** Returns the target of a lift for the first week. {@code load} is the load before rounding. */
    default Target begin(Lift lift, Exact load) {
        return Target.of(load, MethodState.EMPTY);
    }

    /** Returns the result of a trained week: the outcome, and the target of the next week with its reasons. */
    ProgressionResult next(WeekContext week);

    /**
     * Returns the result of an untrained week, which repeats the load. The state of the progression method does not
     * change.
     */
    default ProgressionResult hold(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.load(), week.state()),
                week.again(week.prescription().load()));
    }

    /**
     * Returns the result of a paused week, which repeats the plan of the week. The load is repeated as it was before
     * rounding.
     */
    default ProgressionResult repeat(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.exactLoad(), week.state()),
                week.again(week.prescription().exactLoad()));
    }

    /**
     * Returns a copy of the target with the given lower load. A rule that is applied after the progression method, such
     * as a rule about pain, requires this load.
     */
    default Target lowered(Target target, Exact exact, Lift lift, Body body) {
        return new Target(exact, target.reps(), target.state());
    }

    /** Returns the result of a week that is the second untrained week in a row. The result reduces the load by 10 %. */
    default ProgressionResult reduce(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.nineTenths(week.load()), lighter(week.state())),
                week.lessTenth(week.prescription().load()));
    }
}
