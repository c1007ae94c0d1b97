package topset.contract;

/** The flags. The table of training-rules.md § 8 says when each is raised. */
public enum FlagCode {
    TRAINED_TO_FAILURE,
    TARGET_MISSED,
    REDUCE_MORE,
    BACKOFFS_TOO_EASY,
    WARM_UP_SKIPPED,
    EXTRA_TOP_SETS,
    OUT_OF_ORDER,
    NO_RPE,
    NOT_TRAINED,
    MISSED_TODAY,
    LAYOFF,
    STALLED,
    DELOAD_SUGGESTED,
    PERSONAL_RECORD,
    SUDDEN_DROP,
    PAIN_REPORTED,
    PAIN_PERSISTS,
    INJURED,
    BEYOND_FAILURE,
    VOLUME_LOW,
    VOLUME_HIGH,
    UNMATCHED_SET,
    EQUIPMENT_LIMIT,
    REVISED_AFTER_FINAL
}
