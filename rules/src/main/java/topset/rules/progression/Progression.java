package topset.rules.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.rules.lift.Lift;
import topset.rules.lift.Refusals;
import topset.rules.lift.Scheme;
import topset.rules.lift.Variant;
import topset.rules.load.Body;
import topset.rules.load.Exact;

/** A progression method: computes the main load of a lift from week to week. */
public interface Progression {

    /**
     * The guide's description of a method in our words, and the ids of the rules with which the method changes the load.
     */
    public record MethodGuide(String says, List<String> rules) {
        public MethodGuide {
            rules = List.copyOf(rules);
        }
    }

    /** Such as {@code LINEAR}. Clients use this name in requests. */
    String name();

    default boolean suits(Variant variant) {
        return variant.rules().progressions().contains(name());
    }

    MethodGuide guide();

    /** Null means that the default depends on the sets of the lift. */
    default @Nullable Exact usualRpe() {
        return null;
    }

    default List<Integer> usualWaveReps() {
        return List.of();
    }

    /** Whether the method has steps. Each step prescribes other reps, such as 5, 4 and 3. */
    default boolean hasSteps() {
        return !usualWaveReps().isEmpty();
    }

    /**
     * The target reps of the first week, for a lift with a top set. If the request gives no load, the first load is
     * computed for these reps.
     */
    default int firstReps(Scheme scheme, Lift.Method method) {
        return requireNonNull(scheme.top()).target();
    }

    /**
     * The rep range of a week whose sets all have the same load: that of the lift, unless the method has widened it.
     */
    default RepRange reps(RepRange scheme, MethodState state) {
        return scheme;
    }

    /** The state after a rule about untrained weeks or pain has reduced the load by 10 %. */
    default MethodState lighter(MethodState state) {
        return state;
    }

    default void check(Scheme scheme, Lift.Method method, Refusals refusals) {}

    /** {@code load} is the load before rounding. */
    default Target begin(Lift lift, Exact load) {
        return Target.of(load, MethodState.EMPTY);
    }

    ProgressionResult next(WeekContext week);

    default ProgressionResult hold(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.load(), week.state()),
                week.again(week.prescription().load()));
    }

    /** The result of a paused week. The load is repeated as it was before rounding. */
    default ProgressionResult repeat(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.exactLoad(), week.state()),
                week.again(week.prescription().exactLoad()));
    }

    /** A rule that is applied after the progression method, such as a rule about pain, requires the lower load. */
    default Target lowered(Target target, Exact exact, Lift lift, Body body) {
        return new Target(exact, target.reps(), target.state());
    }

    default ProgressionResult reduce(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.nineTenths(week.load()), lighter(week.state())),
                week.lessTenth(week.prescription().load()));
    }
}
