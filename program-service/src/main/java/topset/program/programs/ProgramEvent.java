package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.TemplateDay;
import topset.program.rules.deload.Deload;
import topset.program.rules.engine.SlotWeek;
import topset.program.rules.engine.TodayBackoff;
import topset.program.rules.lift.Lift;
import topset.program.rules.load.Exact;
import topset.program.rules.program.TargetOverride;
import topset.program.rules.result.Flag;
import topset.program.rules.trend.ExerciseTrend;

/** What the program service decided, as stored: private, so that it may change without a subscriber noticing. */
public sealed interface ProgramEvent {

    /** What a person decided of a program. */
    sealed interface OfCoach extends ProgramEvent {
        UUID programId();
    }

    /** What was planned from a program and its athlete's sets. */
    sealed interface OfPlan extends ProgramEvent {
        UUID programId();
    }

    /** An athlete's profile is now this. */
    record ProfileChanged(Profile.Details details, Instant changedAt) implements ProgramEvent {}

    /**
     * A program began.
     *
     * @param nth 1 for the athlete's first program
     * @param deloadEvery every so many weeks one is a deload; absent: none by itself
     * @param asked the fingerprint of the request; absent in events that were stored before it was kept
     */
    record ProgramStarted(
            UUID programId,
            int nth,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable List<TemplateDay> templates,
            @Nullable String structure,
            @Nullable Integer deloadEvery,
            List<Lift> lifts,
            List<LiftWarning> warnings,
            @Nullable String asked,
            Instant startedAt)
            implements OfCoach {}

    /**
     * A lift is another from a week on.
     *
     * @param fromWeek the week after the one that ran
     * @param lift the whole of it
     */
    record LiftChanged(UUID programId, int fromWeek, Lift lift, List<LiftWarning> warnings, Instant changedAt)
            implements OfCoach {}

    /**
     * A program rests.
     *
     * @param to last paused day; absent: until it is resumed
     */
    record ProgramPaused(
            UUID programId, LocalDate from, @Nullable LocalDate to, String reason, Instant pausedAt)
            implements OfCoach {}

    /** A paused program goes on from that day. */
    record ProgramResumed(UUID programId, LocalDate on, Instant resumedAt) implements OfCoach {}

    /** A program is over: {@code endsOn} is the first day that is no longer part of it. */
    record ProgramEnded(UUID programId, LocalDate endsOn, Instant endedAt) implements OfCoach {}

    /**
     * A slot's target of a week was set by hand; replaces an earlier override whole.
     *
     * @param forced a coach's reason to allow what would be refused
     */
    record TargetOverridden(
            UUID programId,
            TargetOverride override,
            @Nullable String forced,
            Instant overriddenAt) implements OfCoach {}

    /** The computed target is back. */
    record OverrideRemoved(UUID programId, String slotId, int week, Instant removedAt) implements OfCoach {}

    /** A week of a program is a lighter one; replaces an earlier deload of that week whole. */
    record DeloadPlanned(UUID programId, Deload deload, Instant plannedAt) implements OfCoach {}

    /** A week of a program is no deload, neither a planned nor a regular one. */
    record DeloadRemoved(UUID programId, int week, Instant removedAt) implements OfCoach {}

    /**
     * What is known on entering a week, with the state that the next step needs.
     *
     * @param revision from 1
     * @param revisedAfterFinal a late fact changed what had been final
     * @param visible false when only the state behind the numbers changed: nothing is published
     * @param previous the loads of the week before; absent for week 1
     * @param causedBy {@code ce_id} of the session event that led here; absent when time or a command did
     * @param lifted what the week before was done in; absent for week 1, and in events of before it was kept
     */
    record WeekRecomputed(
            UUID programId,
            SlotWeek slotWeek,
            String exercise,
            int revision,
            boolean revisedAfterFinal,
            boolean visible,
            @Nullable PreviousLoads previous,
            @Nullable String causedBy,
            @Nullable Lifted lifted)
            implements OfPlan {}

    /** A slot's exercise and unit in a week: a coach may change them from the next on. */
    record Lifted(String exercise, topset.contract.WeightUnit unit) {}

    /** How strong the lifter is in each exercise on entering a week that is certain: what the fold goes on from there with. */
    record WeekEntered(UUID programId, int week, Map<String, ExerciseTrend> trends) implements OfPlan {}

    /**
     * The flags that stand on the plan of a week are these now.
     *
     * @param visible false when the same flags stand for other sets: nothing is published
     */
    record FlagsChanged(UUID programId, int week, List<StandingFlag> flags, boolean visible) implements OfPlan {}

    /** A flag and the slot it belongs to; absent: to none. */
    record StandingFlag(@Nullable String slotId, Flag flag) {}

    /** Today's backoff changed, given the session's top set. */
    record BackoffAdjusted(
            UUID programId,
            String slotId,
            topset.contract.WeightUnit unit,
            int week,
            UUID sessionId,
            TodayBackoff backoff)
            implements OfPlan {}

    /**
     * The athlete was erased. Events of this type replace all earlier events of the athlete, and each of the athlete's
     * streams ends with one more.
     */
    record AthleteErased(Instant erasedAt) implements ProgramEvent {}

    /** The athlete's roster row changed for a reason that no other event names, such as a first warm-up or parked events. */
    record RosterRowChanged(Instant changedAt) implements ProgramEvent {}

    /** Loads prescribed for the week before. */
    record PreviousLoads(Exact top, @Nullable Exact backoff) {}

    /** A remark on a lift that refuses nothing. */
    record LiftWarning(String rule, String says) {}
}
