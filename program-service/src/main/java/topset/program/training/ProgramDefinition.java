package topset.program.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.training.lift.Lift;

/**
 * A program as the rules see it: what was asked for, and everything but the sets that the targets depend on.
 *
 * @param lifts the lifts it was started with
 * @param changes lifts changed since, in the order they were decided; see {@link LiftsByWeek}
 * @param overrides a coach's targets for single weeks, in the order they were decided, without removed ones
 * @param pauses in any order
 * @param bodyweights for lifts whose load is added to the body
 * @param trends by exercise, on entering week 1: what came before this program, see {@link EarlierTraining}
 * @param catalogue the exercise of an id, null when there is none; for its muscles and load mode
 * @param endsAt sessions and weeks from then on are not the program's; absent while it runs on
 */
public record ProgramDefinition(
        TrainingCalendar calendar,
        List<Lift> lifts,
        List<LiftChange> changes,
        List<TargetOverride> overrides,
        List<Pause> pauses,
        Bodyweights bodyweights,
        Map<String, ExerciseTrend> trends,
        Function<String, @Nullable Exercise> catalogue,
        @Nullable Instant endsAt) {

    public ProgramDefinition {
        lifts = List.copyOf(lifts);
        changes = List.copyOf(changes);
        overrides = List.copyOf(overrides);
        pauses = List.copyOf(pauses);
        trends = Map.copyOf(trends);
    }

    /** A program as it started, that nothing came before. */
    public static ProgramDefinition of(
            TrainingCalendar calendar,
            List<Lift> lifts,
            Function<String, @Nullable Exercise> catalogue,
            @Nullable Instant endsAt) {
        return new ProgramDefinition(
                calendar, lifts, List.of(), List.of(), List.of(), Bodyweights.NONE, Map.of(), catalogue, endsAt);
    }

    /** The lifts of every week. */
    LiftsByWeek liftsByWeek() {
        return new LiftsByWeek(lifts, changes);
    }
}
