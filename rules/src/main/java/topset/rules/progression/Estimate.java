package topset.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/** The e1RM of a set (training-rules.md § 1.1). Only sets with at most 12 reps and at least RPE 6 count. */
public final class Estimate {

    private Estimate() {}

    /** Warm-up and ramp sets are not used. */
    public static boolean counts(SetRole role) {
        return switch (role) {
            case TOP, BACKOFF, STRAIGHT -> true;
            case WARM_UP, RAMP -> false;
        };
    }

    /**
     * Null if the set is not in the RPE chart.
     *
     * @param bodyweight the lifted bodyweight in {@code unit}; 0 if only the load is lifted
     */
    public static @Nullable Exact of(LoggedSet set, WeightUnit unit, Exact bodyweight) {
        Exact rpe = set.rpe();
        if (rpe == null || set.reps() < 1 || RpeChart.isLowerBound(set.reps(), rpe)) {
            return null;
        }
        Exact load = set.loadIn(unit);
        return RpeChart.e1rm(bodyweight.signum() == 0 ? load : load.plus(bodyweight), set.reps(), rpe);
    }
}
