package topset.program.training.lift;

/** How a slot's week went (training-rules.md § 3). */
public enum Outcome {
    /** The prescribed load for the target reps, not above the ceiling. */
    HIT,
    /** Inside the range, not yet the target. */
    SHORT,
    /** The prescribed load not taken, below the range, or short of the target above the ceiling. */
    MISSED,
    /** The target reps, above the ceiling. */
    TOO_HARD,
    /** The week is over without a set that counts. */
    NOT_TRAINED,
    /** The week still runs without a set that counts. */
    NOT_YET_TRAINED
}
