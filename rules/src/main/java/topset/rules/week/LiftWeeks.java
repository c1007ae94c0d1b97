package topset.rules.week;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.WeekOutcome;
import topset.rules.lift.Prescription;
import topset.rules.load.Loads;

/**
 * The plans of one lift in two consecutive weeks. Each plan has the result of the week before it.
 *
 * @param current this week's plan; null if the lift begins next week
 */
public record LiftWeeks(
        @Nullable SlotWeek current, @Nullable SlotWeek next) {

    private static final Set<String> RESETS = Set.of("linear.reset", "wave.reset", "double.reset");

    /** The plan after the newest week in which the lift was trained: next week's if the lift was trained this week. */
    @Nullable
    SlotWeek newest() {
        return isTrained(next) ? next : current;
    }

    static boolean isTrained(@Nullable SlotWeek week) {
        return week != null && week.done() != null && week.done().decidingSet() != null;
    }

    boolean hasTopSet() {
        SlotWeek week = newest();
        return week != null && week.prescription() instanceof Prescription.TopSet;
    }

    /**
     * Whether the newest trained week missed its target or was above the RPE ceiling, and the lift is {@code STALLED}
     * or was reset.
     */
    boolean isStuck() {
        SlotWeek week = newest();
        if (week == null || week.done() == null) {
            return false;
        }
        WeekOutcome outcome = week.done().outcome();
        boolean failed = outcome == WeekOutcome.MISSED || outcome == WeekOutcome.TOO_HARD;
        return failed
                && (has(week, FlagCode.STALLED)
                        || week.why().stream().anyMatch(reason -> RESETS.contains(reason.rule())));
    }

    /**
     * Whether the lift is {@code STALLED} after its newest trained week and has no better news: no record in either
     * plan, and no load that rises because the target was met.
     */
    public boolean isStalled() {
        SlotWeek week = newest();
        return week != null
                && has(week, FlagCode.STALLED)
                && !has(current, FlagCode.PERSONAL_RECORD)
                && !has(next, FlagCode.PERSONAL_RECORD)
                && !isRaised(week);
    }

    private static boolean isRaised(SlotWeek week) {
        SlotWeek.Done done = week.done();
        return done != null
                && done.decidingSet() != null
                && done.outcome() == WeekOutcome.HIT
                && Loads.compare(week.prescription().load(), done.decidingSet().load()) > 0;
    }

    /** Whether next week's plan has no flag that says the opposite of this flag on this week's plan. */
    boolean stands(FlagCode code) {
        return switch (code) {
            case REDUCE_MORE -> !has(next, FlagCode.BACKOFFS_TOO_EASY);
            case BACKOFFS_TOO_EASY -> !has(next, FlagCode.REDUCE_MORE);
            case STALLED -> !hasNewRecord();
            default -> true;
        };
    }

    /** Whether the newest sets have a record that is not only of a backoff set. */
    boolean hasNewRecord() {
        return has(next, FlagCode.PERSONAL_RECORD) && !isRecordOfBackoff(next);
    }

    /** Whether the record on a plan is of a backoff set, which says nothing about the top sets. */
    static boolean isRecordOfBackoff(@Nullable SlotWeek week) {
        return week != null
                && week.done() != null
                && week.flags().stream()
                        .filter(flag -> flag.code() == FlagCode.PERSONAL_RECORD)
                        .anyMatch(flag -> isOfBackoff(flag, week.done()));
    }

    private static boolean isOfBackoff(RaisedFlag flag, SlotWeek.Done done) {
        return done.backoff().stream().anyMatch(set -> flag.setIds().contains(set.setId()));
    }

    /** Whether one of the plans has a flag that is shown ({@link Triage#stands}). */
    boolean shows(FlagCode code) {
        return has(next, code) || (has(current, code) && stands(code));
    }

    static boolean has(@Nullable SlotWeek week, FlagCode code) {
        return week != null && week.flags().stream().anyMatch(flag -> flag.code() == code);
    }
}
