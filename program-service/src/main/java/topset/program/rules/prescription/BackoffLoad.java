package topset.program.rules.prescription;

import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;

/** Computes the load of backoff sets: the load of the top set, reduced by a percentage (training-rules.md § 4). */
public final class BackoffLoad {

    private BackoffLoad() {}

    /**
     * Returns the load of the backoff sets for a top load of the same week. For bodyweight lifts the percentage applies
     * to the bodyweight and the load together.
     */
    public static Exact of(Exact percent, Exact topLoad, Body body) {
        return body.added(body.toLift(topLoad).lessPercent(percent));
    }
}
