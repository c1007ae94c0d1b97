package topset.program.roster;

import java.util.List;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.rules.lift.FlagCode;

/**
 * Orders flags by urgency: first pain and injury, then failed sets, then stagnation, then
 * progress.
 */
final class FlagUrgency {
    /**
     * The urgency of an athlete without flags. The number is greater than every flag's urgency,
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

    private FlagUrgency() {}

    /**
     * Returns the urgency of an athlete with these flags, the first of which is the most urgent. An athlete whose flags
     * only inform comes after every athlete with a flag that asks for a decision.
     */
    static int of(List<RosterFlag> flags) {
        if (flags.isEmpty()) {
            return NONE;
        }
        var first = flags.getFirst();
        return first.needsLook() ? first.urgency() : MOST_URGENT_FIRST.size() + first.urgency();
    }

    static int of(FlagCode code) {
        int rank = MOST_URGENT_FIRST.indexOf(code);
        if (rank < 0) {
            throw new IllegalStateException(code + " has no urgency");
        }
        return rank;
    }
}
