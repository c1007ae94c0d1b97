package topset.program.rules.result;

/** The flags that a coach sees (training-rules.md § 8). */
public enum FlagCode {
    /** The set that decides the outcome of the week was above its RPE ceiling, or had no rep. */
    TRAINED_TO_FAILURE,
    /** The outcome of the week was {@code MISSED}: the load of the lift was too low, or its sets had too few reps. */
    TARGET_MISSED,
    /** The rule {@code backoff.struggled} applied: the backoff sets were too hard. */
    REDUCE_MORE,
    /** The rule {@code backoff.easy} applied: the backoff sets were too easy. */
    BACKOFFS_TOO_EASY,
    /** There was no warm-up or ramp set of the exercise before the first top set of the session. */
    WARM_UP_SKIPPED,
    /** A session had more than two top sets of one lift. */
    EXTRA_TOP_SETS,
    /** There was a backoff set before the first top set of the session. */
    OUT_OF_ORDER,
    /**
     * The rule {@code rpe.no-evidence} applied: no RPE was reported for the set that decides the outcome of the week.
     */
    NO_RPE,
    /** The week is over, and no set of the lift was trained in it. */
    NOT_TRAINED,
    /** A planned date passed without training, and the athlete has not trained this day later. */
    MISSED_TODAY,
    /** The rule {@code layoff.reduce} applied: the load was reduced after two untrained weeks. */
    LAYOFF,
    /** The last three trained weeks had no higher e1RM than the weeks before. */
    STALLED,
    /** Several lifts do not progress, and no deload week is near. */
    DELOAD_SUGGESTED,
    /** The week's highest e1RM is above every earlier estimate. */
    PERSONAL_RECORD,
    /** The week's highest e1RM is far below the strength trend. */
    SUDDEN_DROP,
    /** A set was logged with pain. */
    PAIN_REPORTED,
    /** The week is at least the third painful week in a row. */
    PAIN_PERSISTS,
    /** The athlete is injured when the week begins. */
    INJURED,
    /** According to the forecast, a prescribed load is too heavy for the prescribed reps. */
    BEYOND_FAILURE,
    /** A muscle had too few hard sets. */
    VOLUME_LOW,
    /** A muscle had too many hard sets. */
    VOLUME_HIGH,
    /** A set matches no lift of the program. */
    UNMATCHED_SET,
    /** The computed load is above the heaviest load that the equipment provides. */
    EQUIPMENT_LIMIT,
    /** A set that arrived late changed a target that was already final. */
    REVISED_AFTER_FINAL
}
