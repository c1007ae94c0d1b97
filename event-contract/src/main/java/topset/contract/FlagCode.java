package topset.contract;

/**
 * The flags, the most urgent first: pain and injury, then failed sets, then stagnation, then progress. The table of
 * training-rules.md § 8 says when each is raised.
 */
public enum FlagCode {
    PAIN_PERSISTS,
    PAIN_REPORTED,
    INJURED,
    TRAINED_TO_FAILURE,
    BEYOND_FAILURE,
    SUDDEN_DROP,
    TARGET_MISSED,
    STALLED,
    DELOAD_SUGGESTED,
    NOT_TRAINED,
    LAYOFF,
    MISSED_TODAY,
    REDUCE_MORE,
    BACKOFFS_TOO_EASY,
    VOLUME_HIGH,
    VOLUME_LOW,
    EXTRA_TOP_SETS,
    OUT_OF_ORDER,
    WARM_UP_SKIPPED,
    NO_RPE,
    UNMATCHED_SET,
    EQUIPMENT_LIMIT,
    REVISED_AFTER_FINAL,
    PERSONAL_RECORD
}
