package topset.program.rules.result;

/** The outcome of a slot's week (training-rules.md § 3). */
public enum Outcome {
    /** The prescribed load for the target reps, not above the ceiling. */
    HIT,
    /** Within the range, but below the target. */
    SHORT,
    /** Below the prescribed load, below the range, or below the target and above the ceiling. */
    MISSED,
    /** The target reps, above the ceiling. */
    TOO_HARD,
    /** The week is over without a counting set. */
    NOT_TRAINED,
    /** The week is a deload, trained or not. */
    DELOADED,
    /** The week is still running without a counting set. */
    NOT_YET_TRAINED
}
