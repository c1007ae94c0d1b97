package topset.rules.lift;

/** The outcome of one lift in a week. training-rules.md § 3 defines each value. */
public enum Outcome {
    HIT,
    SHORT,
    MISSED,
    TOO_HARD,
    NOT_TRAINED,
    /** Whether the deload week was trained or not. */
    DELOADED,
    NOT_YET_TRAINED
}
