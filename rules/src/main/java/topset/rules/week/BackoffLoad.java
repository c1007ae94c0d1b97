package topset.rules.week;

import topset.rules.load.Body;
import topset.rules.load.Exact;

/** The load of backoff sets (training-rules.md § 4). */
public final class BackoffLoad {

    private BackoffLoad() {}

    /** For bodyweight lifts the percentage applies to the bodyweight and the load together. */
    public static Exact of(Exact percent, Exact topLoad, Body body) {
        return body.added(body.toLift(topLoad).lessPercent(percent));
    }
}
