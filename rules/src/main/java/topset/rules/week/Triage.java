package topset.rules.week;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;

/**
 * Decides which flags on the plans of this week and the next are shown together, and which of them ask for a coach's
 * decision (training-rules.md § 8). All other flags are information: the plan has already adapted to them.
 */
public final class Triage {

    /** Pain, injury and sudden drops are never ranked away. A missed date is a promise to the coach who planned it. */
    private static final Set<FlagCode> ALWAYS = EnumSet.of(
            FlagCode.PAIN_PERSISTS,
            FlagCode.PAIN_REPORTED,
            FlagCode.INJURED,
            FlagCode.SUDDEN_DROP,
            FlagCode.MISSED_TODAY);

    /** One stuck lift is normal, and its progression method reacts. Two of them are a matter of the athlete. */
    private static final int ENOUGH = 2;

    private final List<SlotWeek> current;
    private final Map<String, LiftWeeks> lifts = new LinkedHashMap<>();

    /**
     * @param current this week's plan of each lift; empty before the program starts
     * @param next next week's plan of each lift; empty after the program's end
     */
    public Triage(List<SlotWeek> current, List<SlotWeek> next) {
        this.current = List.copyOf(current);
        current.forEach(week -> lifts.put(week.slotId(), new LiftWeeks(week, null)));
        next.forEach(week -> lifts.merge(
                week.slotId(), new LiftWeeks(null, week), (before, now) -> new LiftWeeks(before.current(), week)));
    }

    /**
     * Whether a flag is shown. A flag on this week's plan is not shown if next week's plan, which is about newer sets,
     * has a flag of the same lift that says the opposite, and a deload is not suggested if most lifts have a record since.
     *
     * @param slotId null if the flag is not about one lift
     */
    public boolean stands(FlagCode code, @Nullable String slotId, boolean onNext) {
        LiftWeeks lift = lifts.get(slotId);
        return onNext || (lift == null ? code != FlagCode.DELOAD_SUGGESTED || !mostHaveRecords() : lift.stands(code));
    }

    /** Then it is no longer true that the lifts make no progress. */
    private boolean mostHaveRecords() {
        List<LiftWeeks> heavy = heavy();
        return 2 * heavy.stream().filter(LiftWeeks::hasNewRecord).count() > heavy.size();
    }

    /** Whether a flag asks for a coach's decision. The parameters are those of {@link #stands}. */
    public boolean asksForDecision(FlagCode code, @Nullable String slotId, boolean onNext) {
        return switch (code) {
            case NOT_TRAINED, LAYOFF -> !onNext && isAbsent();
            case DELOAD_SUGGESTED -> isStuck();
            case STALLED, TARGET_MISSED, TRAINED_TO_FAILURE -> isStuck() && isStuck(slotId, onNext);
            default -> ALWAYS.contains(code);
        };
    }

    /** Whether a flag {@code PERSONAL_RECORD} is about a backoff set. The parameters are those of {@link #stands}. */
    public boolean isOfBackoff(FlagCode code, @Nullable String slotId, boolean onNext) {
        LiftWeeks lift = lifts.get(slotId);
        return code == FlagCode.PERSONAL_RECORD
                && lift != null
                && LiftWeeks.isRecordOfBackoff(onNext ? lift.next() : lift.current());
    }

    private boolean isAbsent() {
        return !current.isEmpty()
                && current.stream().allMatch(week -> LiftWeeks.has(week, FlagCode.NOT_TRAINED))
                && lifts.values().stream().noneMatch(lift -> LiftWeeks.isTrained(lift.next()));
    }

    private boolean isStuck() {
        List<LiftWeeks> heavy = heavy();
        long stuck = heavy.stream().filter(LiftWeeks::isStuck).count();
        return stuck > 0 && 2 * stuck >= heavy.size() && stuck >= Math.min(ENOUGH, heavy.size());
    }

    private List<LiftWeeks> heavy() {
        List<LiftWeeks> heavy =
                lifts.values().stream().filter(LiftWeeks::hasTopSet).toList();
        return heavy.isEmpty() ? List.copyOf(lifts.values()) : heavy;
    }

    private boolean isStuck(@Nullable String slotId, boolean onNext) {
        LiftWeeks lift = lifts.get(slotId);
        return lift != null && lift.isStuck() && LiftWeeks.isTrained(lift.next()) == onNext;
    }
}
