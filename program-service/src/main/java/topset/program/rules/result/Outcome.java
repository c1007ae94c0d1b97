package topset.program.rules.result;

/** The outcome of one lift in a week (training-rules.md § 3). */
public enum Outcome {
    /**
     * The lifter reached the target reps with the prescribed load, and the RPE was not above the prescribed ceiling.
     */
    HIT,
    /** The reps are within the prescribed range, but below the target. */
    SHORT,
    /**
     * The load was below the prescribed load, or the reps were below the prescribed range, or the reps were below the
     * target and the RPE was above the prescribed ceiling.
     */
    MISSED,
    /** The lifter reached the target reps, but with an RPE above the prescribed ceiling. */
    TOO_HARD,
    /** The week is over, and no set counts for the outcome. */
    NOT_TRAINED,
    /** The week is a deload, whether it was trained or not. */
    DELOADED,
    /** The week is still running, and no set counts for the outcome yet. */
    NOT_YET_TRAINED
}
