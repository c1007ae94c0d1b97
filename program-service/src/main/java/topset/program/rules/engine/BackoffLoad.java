package topset.program.rules.engine;

import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;

/** A backoff load: the top load reduced by a percentage (training-rules.md § 4). */
final class BackoffLoad {

    private BackoffLoad() {}

    /** The percentage refers to the load of the same week. For bodyweight lifts it refers to load and body together. */
    static Exact of(Exact percent, Exact topLoad, Body body) {
        return body.added(body.toLift(topLoad).lessPercent(percent));
    }
}
