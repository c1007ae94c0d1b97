package topset.rules.progression;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.contract.WeightUnit;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;

/**
 * The highest e1RM of each exercise in a week, from {@code TOP}, {@code BACKOFF} and {@code STRAIGHT} sets
 * (training-rules.md § 11).
 */
public final class WeekBests {

    private final Map<String, BestOfWeek> byExercise = new HashMap<>();

    /** In kilograms; the first set that gives this e1RM. */
    public record BestOfWeek(Exact e1rm, LoggedSet set) {}

    /**
     * @param sets all sets of the week, in the order of completion
     * @param bodyweight the bodyweight of the week in kilograms; null excludes bodyweight lifts
     */
    public WeekBests(
            Collection<LoggedSet> sets, Function<String, @Nullable Exercise> catalogue, @Nullable Exact bodyweight) {
        for (LoggedSet set : sets) {
            if (!set.isWorkingSet()) {
                continue;
            }
            Exercise exercise = catalogue.apply(set.exercise());
            boolean added = exercise != null && exercise.movement().loadMode() == LoadMode.ADDED_TO_BODYWEIGHT;
            if (added && bodyweight == null) {
                continue;
            }
            Exact e1rm = set.e1rm(WeightUnit.KG, added && bodyweight != null ? bodyweight : Exact.ZERO);
            BestOfWeek best = byExercise.get(set.exercise());
            if (e1rm != null && (best == null || e1rm.isAbove(best.e1rm()))) {
                byExercise.put(set.exercise(), new BestOfWeek(e1rm, set));
            }
        }
    }

    @Nullable
    public BestOfWeek of(String exercise) {
        return byExercise.get(exercise);
    }

    public Map<String, BestOfWeek> all() {
        return byExercise;
    }
}
