package topset.rules.progression;

import topset.contract.RepRange;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme;
import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;
import topset.rules.load.RpeChart;

/**
 * The reps and RPE for which a load is computed, and the RPE ceiling.
 *
 * @param reps at least 1
 * @param rpe 1..10 in steps of 0.5
 */
public record RepTarget(int reps, Exact rpe, Exact ceiling) {

    public static RepTarget of(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet ->
                new RepTarget(
                        topSet.top().reps(), topSet.top().rpe(), topSet.top().ceiling());
            case Prescription.Straight straight -> ofOneLoad(straight.rules().worth(straight.reps()));
        };
    }

    /** {@code topReps} are not used for lifts without a top set. */
    public static RepTarget of(Lift lift, int topReps) {
        Scheme.TopScheme top = lift.scheme().top();
        return top == null ? of(lift, lift.scheme().reps()) : new RepTarget(topReps, top.rpe(), top.ceiling());
    }

    /** All sets of the lift must have the same load. */
    public static RepTarget of(Lift lift, RepRange reps) {
        return ofOneLoad(lift.scheme().variant().oneLoad().worth(reps));
    }

    /** The reps and RPE for which a first load is computed from a 1RM or from a set. */
    public static RepTarget ofStart(Lift lift, int topReps) {
        return lift.scheme().top() == null
                ? ofOneLoad(lift.scheme()
                        .variant()
                        .oneLoad()
                        .startWorth(lift.scheme().reps()))
                : of(lift, topReps);
    }

    private static RepTarget ofOneLoad(OneLoadRules.Worth worth) {
        return new RepTarget(worth.reps(), worth.rpe(), Scheme.StraightScheme.CEILING);
    }

    public Exact share() {
        return RpeChart.pct(reps, rpe);
    }

    /** For example {@code 4 reps at RPE 8.5}. */
    public String shown() {
        return NumberText.reps(reps) + " at RPE " + NumberText.rpe(rpe);
    }

    /** The RPE ceiling does not affect the load. */
    public boolean hasSameLoadAs(RepTarget other) {
        return reps == other.reps && rpe.equals(other.rpe);
    }
}
