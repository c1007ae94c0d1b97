package topset.program.rules.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/**
 * The published ratio of an exercise's load to the load of another, for the same reps and effort (training-rules.md § 14). <b>D-13</b>:
 * no source, no ratio. Loads are as they are logged, bodyweight included.
 *
 * @param ratio load of the exercise divided by that of the other
 */
public record LoadRatio(Exact ratio, String source) {

    /**
     * The ratio of one exercise to another: as the catalogue has it, or 1 divided by the ratio of the other to the one.
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
