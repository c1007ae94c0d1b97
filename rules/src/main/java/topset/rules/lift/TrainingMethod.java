package topset.rules.lift;

/** The training methods that the guide compares (training-rules.md § 15), in our words. */
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

    public String structure() {
        return structure;
    }

    public String bestFor() {
        return bestFor;
    }

    public String fatigue() {
        return fatigue;
    }
}
