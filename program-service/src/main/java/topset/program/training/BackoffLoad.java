package topset.program.training;

import topset.program.training.load.Body;
import topset.program.training.load.Exact;

/** A backoff load: so many per cent off the top set (training-rules.md § 4). */
final class BackoffLoad {

    private BackoffLoad() {}

    /** Off the load of the same week; where the body is lifted too, off both together. */
    static Exact of(Exact percent, Exact topLoad, Body body) {
        return body.added(body.toLift(topLoad).lessPercent(percent));
    }
}
