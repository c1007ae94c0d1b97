package topset.program.rules.lift;

/**
 * The training methods (such as straight sets or pyramids) that the training guide compares (training-rules.md § 15).
 * The texts are in our words and do not quote the guide.
 */
public enum TrainingMethod {
    TOP_SET_BACKOFF("one heavy set, then two or three lighter sets", "strength and size together", "moderate to high"),
    STRAIGHT_SETS("three to five sets, all at one load", "hypertrophy", "moderate"),
    PYRAMID("the load rises or falls from set to set", "warm-up and work sets in one", "moderate"),
    CLUSTER("a heavy set with short rests inside it", "strength and power", "high"),
    REST_PAUSE("one load, continued after brief rests", "hypertrophy when time is short", "high");

    private final String structure;
    private final String bestFor;
    private final String fatigue;

    TrainingMethod(String structure, String bestFor, String fatigue) {
        this.structure = structure;
        this.bestFor = bestFor;
        this.fatigue = fatigue;
    }

    /** Returns how the training method arranges the sets. */
    public String structure() {
        return structure;
    }

    /** Returns for what the training method is best. */
    public String bestFor() {
        return bestFor;
    }

    /** Returns how much fatigue the training method causes. */
    public String fatigue() {
        return fatigue;
    }
}
