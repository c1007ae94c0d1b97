package topset.rules.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * The published ratio between the loads of two exercises, for the same reps and the same RPE (training-rules.md § 14).
 * Loads of bodyweight lifts include the bodyweight.
 *
 * @param ratio the load of the first exercise divided by the load of the second
 */
public record LoadRatio(Exact ratio, String source) {

    /** If only the ratio in the other direction is known, returns its inverse. */
    public static @Nullable LoadRatio of(Exercise exercise, Exercise other) {
        Exercise.@Nullable Ratio given = given(exercise, other);
        if (given != null) {
            return new LoadRatio(Exact.of(given.ratio()), given.source());
        }
        Exercise.@Nullable Ratio reverse = given(other, exercise);
        return reverse == null ? null : new LoadRatio(Exact.ONE.over(Exact.of(reverse.ratio())), reverse.source());
    }

    private static Exercise.@Nullable Ratio given(Exercise exercise, Exercise other) {
        Map<String, Exercise.Ratio> ratios = exercise.ratios();
        return ratios == null ? null : ratios.get(other.id());
    }
}
