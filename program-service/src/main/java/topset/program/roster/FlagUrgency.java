package topset.program.roster;

import java.util.List;
import topset.program.rules.result.FlagCode;

/**
 * Orders flags (hints for the coach) by urgency: first pain and injury, then failed sets, then stagnation, then
 * progress.
 */
final class FlagUrgency {
    /**
     * The urgency of an athlete without flags (hints for the coach). The number is greater than every flag's urgency,
     * because 0 is the highest urgency.
     */
    static final int NONE = 99;

    private static final List<FlagCode> MOST_URGENT_FIRST = List.of(
            FlagCode.PAIN_PERSISTS,
            FlagCode.PAIN_REPORTED,
            FlagCode.INJURED,
            FlagCode.TRAINED_TO_FAILURE,
            FlagCode.BEYOND_FAILURE,
            FlagCode.SUDDEN_DROP,
            FlagCode.TARGET_MISSED,
            FlagCode.STALLED,
            FlagCode.DELOAD_SUGGESTED,
            FlagCode.NOT_TRAINED,
            FlagCode.LAYOFF,
            FlagCode.MISSED_TODAY,
            FlagCode.REDUCE_MORE,
            FlagCode.BACKOFFS_TOO_EASY,
            FlagCode.VOLUME_HIGH,
            FlagCode.VOLUME_LOW,
            FlagCode.EXTRA_TOP_SETS,
            FlagCode.OUT_OF_ORDER,
            FlagCode.WARM_UP_SKIPPED,
            FlagCode.NO_RPE,
            FlagCode.UNMATCHED_SET,
            FlagCode.EQUIPMENT_LIMIT,
            FlagCode.REVISED_AFTER_FINAL,
            FlagCode.PERSONAL_RECORD);

    private static final int LAST_REASON_TO_LOOK = MOST_URGENT_FIRST.indexOf(FlagCode.MISSED_TODAY);

    private FlagUrgency() {}

    /**
     * Whether a flag (a hint for the coach) of this urgency needs a coach's attention. Flags that only inform or report
     * a personal record do not.
     */
    static boolean isReasonToLook(int urgency) {
        return urgency <= LAST_REASON_TO_LOOK;
    }

    /** Returns the urgency of the least urgent flag (a hint for the coach) that needs a coach's attention. */
    static int lastReasonToLook() {
        return LAST_REASON_TO_LOOK;
    }

    /** Returns the urgency of a flag (a hint for the coach); 0 is the highest urgency. */
    static int of(FlagCode code) {
        int rank = MOST_URGENT_FIRST.indexOf(code);
        if (rank < 0) {
            throw new IllegalStateException(code + " has no urgency");
        }
        return rank;
    }
}
