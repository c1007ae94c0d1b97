package topset.contract;

/** The outcome of one lift in a week. training-rules.md § 3 defines each value. */
public enum WeekOutcome {
    HIT,
    SHORT,
    MISSED,
    TOO_HARD,
    NOT_TRAINED,
    /** Whether the deload week was trained or not. */
    DELOADED,
    /** The week is not over, and no set decides the next target yet. */
    NOT_YET_TRAINED
}
