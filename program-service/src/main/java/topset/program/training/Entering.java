package topset.program.training;

import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;

/**
 * What is known of a week before it is planned.
 *
 * @param override what a coach wants of the slot in it; null: nothing
 * @param bodyweight in the slot's unit; null for a lift whose load is all there is
 * @param trend of the slot's exercise on entering it; null when nothing is known
 */
record Entering(
        int week,
        @Nullable TargetOverride override,
        @Nullable Exact bodyweight,
        @Nullable ExerciseTrend trend) {

    Forecast forecast(WeightUnit unit) {
        Body body = bodyweight == null ? Body.NOTHING : Body.of(bodyweight);
        return new Forecast(trend == null ? null : trend.smoothedIn(unit), body);
    }
}
