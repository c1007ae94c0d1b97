package topset.program.training.progression;

import static java.util.Objects.requireNonNull;

import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.RepRange;
import topset.program.training.lift.Scheme;
import topset.program.training.load.Exact;
import topset.program.training.load.RpeChart;

/**
 * Repetitions at an RPE that a load is meant for: R and t.
 *
 * @param reps ≥ 1
 * @param rpe 1..10 in steps of 0.5
 */
public record Aim(int reps, Exact rpe) {

    /** What a week was prescribed for. */
    public static Aim of(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet ->
                new Aim(topSet.top().reps(), topSet.top().rpe());
            case Prescription.Straight straight -> ofStraight(straight.reps());
        };
    }

    /** What a lift is for when nothing else is asked. */
    public static Aim of(Lift lift, int topReps) {
        return lift.scheme().top() == null
                ? ofStraight(lift.scheme().reps())
                : new Aim(topReps, requireNonNull(lift.scheme().top()).rpe());
    }

    /** Straight sets are raised when the most reps of their range are done at their ceiling or less. */
    private static Aim ofStraight(RepRange reps) {
        return new Aim(reps.max(), Scheme.StraightScheme.CEILING);
    }

    /** What it is worth of a 1RM. */
    public Exact share() {
        return RpeChart.pct(reps, rpe);
    }
}
