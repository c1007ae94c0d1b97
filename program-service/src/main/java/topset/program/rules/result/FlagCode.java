package topset.program.rules.result;

/** The flags of training-rules.md § 8. */
public enum FlagCode {
    /** The deciding set was above its ceiling, or failed. */
    TRAINED_TO_FAILURE,
    /** The outcome was MISSED. */
    TARGET_MISSED,
    /** {@code backoff.struggled}. */
    REDUCE_MORE,
    /** {@code backoff.easy}. */
    BACKOFFS_TOO_EASY,
    /** No warm-up or ramp set of the exercise before the session's first top set. */
    WARM_UP_SKIPPED,
    /** More than two top sets of a slot in a session. */
    EXTRA_TOP_SETS,
    /** A backoff set before the session's first top set. */
    OUT_OF_ORDER,
    /** {@code rpe.no-evidence}. */
    NO_RPE,
    /** The week is over and the slot was not trained in it. */
    NOT_TRAINED,
    /** {@code layoff.reduce}. */
    LAYOFF,
    /** No better estimate in three trained weeks. */
    STALLED,
    /** Several lifts have stalled or failed, and there was no deload lately. */
    DELOAD_SUGGESTED,
    /** The week's best estimate is above every earlier one. */
    PERSONAL_RECORD,
    /** The week's best estimate is far below the trend. */
    SUDDEN_DROP,
    /** A set was logged with pain. */
    PAIN_REPORTED,
    /** The third or a later painful week in a row. */
    PAIN_PERSISTS,
    /** The athlete is injured when the week begins. */
    INJURED,
    /** The forecast says that a load cannot be lifted. */
    BEYOND_FAILURE,
    /** Too few hard sets for a muscle. */
    VOLUME_LOW,
    /** Too many hard sets for a muscle. */
    VOLUME_HIGH,
    /** A set that matches no slot of the program. */
    UNMATCHED_SET,
    /** The target load is above the heaviest available load. */
    EQUIPMENT_LIMIT,
    /** A late fact changed a final target. */
    REVISED_AFTER_FINAL
}
