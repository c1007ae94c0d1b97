package topset.program.training;

import java.util.List;
import topset.program.training.load.Exact;

/**
 * How strong a lifter has been in an exercise (training-rules.md § 11), in kilograms whatever the slots' units are; for a lift
 * whose load is added to the body, of body and load together.
 *
 * @param smoothed E of the newest week that has an estimate
 * @param latest the newest weeks' best estimates as they were, oldest first, two at most: with the next they make a median
 * @param best the best estimate of any week
 * @param weeks how many weeks had an estimate, at least 1
 */
public record ExerciseTrend(Exact smoothed, List<Exact> latest, Exact best, int weeks) {
    public ExerciseTrend {
        latest = List.copyOf(latest);
    }
}
