package topset.program.rules.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * The published ratio between the loads of two exercises, for the same reps and effort (training-rules.md § 14). There
 * is no ratio without a source (<b>D-13</b>). Loads of bodyweight lifts include the body.
 *
 * @param ratio the load of the exercise divided by the load of the other exercise
 */
public record LoadRatio(Exact ratio, String source) {

    /**
     * Returns the ratio of one exercise to another: the one in the catalogue, or the inverse of the catalogue's ratio
     * of the other exercise to this one.
     *
     * @return null without a source
     */
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
