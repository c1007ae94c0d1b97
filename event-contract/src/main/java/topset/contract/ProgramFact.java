package topset.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.TargetOverride.OverriddenTarget;

/** A public event on {@link Topics#PROGRAM_EVENTS}. */
public sealed interface ProgramFact {

    /** The most characters of a coach's written reason. */
    int LONGEST_REASON = 1_000;

    /** Matches {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Unique only within the gym; matches {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();

    /** An athlete's profile changed. The event contains the complete new profile. */
    record AthleteProfileChanged(
            String gym, String athleteId, @JsonUnwrapped ProfileDetails profile, OffsetDateTime changedAt)
            implements ProgramFact {}

    /** The athlete's previous program ends on the day on which this program starts. */
    record ProgramStarted(
            UUID programId,
            String gym,
            String athleteId,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable List<TemplateDay> templates,
            @Nullable String structure,
            @Nullable Integer deloadEvery,
            List<PlannedLift> lifts,
            OffsetDateTime startedAt)
            implements ProgramFact {}

    /** A coach changed a lift of a program, from a given week on (training-rules.md § 6, {@code lift-changed}). */
    record LiftChanged(
            UUID programId, String gym, String athleteId, int fromWeek, PlannedLift lift, OffsetDateTime changedAt)
            implements ProgramFact {}

    /**
     * A program was paused. If a lift is not trained in a week with a paused day, the next week repeats the plan of this
     * lift (training-rules.md § 6, {@code pause}).
     */
    record ProgramPaused(
            UUID programId,
            String gym,
            String athleteId,
            @JsonUnwrapped Pause pause,
            OffsetDateTime pausedAt) implements ProgramFact {}

    /** {@code on} is the first day after the pause, in the athlete's time zone. */
    record ProgramResumed(UUID programId, String gym, String athleteId, LocalDate on, OffsetDateTime resumedAt)
            implements ProgramFact {}

    /**
     * A coach ended a program. If a program ends because the next program starts, only the event {@link ProgramStarted} of
     * the next program is published.
     */
    record ProgramEnded(UUID programId, String gym, String athleteId, LocalDate endsOn, OffsetDateTime endedAt)
            implements ProgramFact {}

    /**
     * A coach overrode the target of a slot in one week (training-rules.md § 6, {@code override}). The event replaces an
     * earlier override of the target completely.
     */
    record TargetOverridden(
            UUID programId,
            String gym,
            String athleteId,
            @JsonUnwrapped OverriddenTarget target,
            OffsetDateTime overriddenAt)
            implements ProgramFact {}

    /** A coach removed an override of one week. The computed target applies again. */
    record OverrideRemoved(
            UUID programId, String gym, String athleteId, String slotId, int week, OffsetDateTime removedAt)
            implements ProgramFact {}

    /** A coach planned a deload (training-rules.md § 13). The event replaces an earlier deload of the same week. */
    record DeloadPlanned(
            UUID programId,
            String gym,
            String athleteId,
            @JsonUnwrapped PlannedDeload deload,
            OffsetDateTime plannedAt) implements ProgramFact {}

    /** A deload that a coach had planned, or that the program plans regularly ({@code deloadEvery}), was removed. */
    record DeloadRemoved(UUID programId, String gym, String athleteId, int week, OffsetDateTime removedAt)
            implements ProgramFact {}

    /**
     * The target of a slot for a week has changed.
     *
     * @param planned in a deload week, the prescription without the deload; absent in other weeks
     */
    record TargetRecomputed(
            UUID programId,
            String gym,
            String athleteId,
            String slotId,
            String exercise,
            int week,
            TargetStatus status,
            int revision,
            Prescription prescription,
            @Nullable Prescription planned,
            @Nullable Done done,
            @Nullable Previous previous,
            @Nullable String causedBy,
            List<Why> why,
            List<RaisedFlag> flags)
            implements ProgramFact {

        /** The result of one lift in one week: the set that decides the next target, the outcome, and the e1RM. */
        public record Done(
                int week,
                @Nullable String exercise,
                @Nullable WeightUnit unit,
                @Nullable DoneSet top,
                WeekOutcome outcome,
                @Nullable BigDecimal e1rm) {}

        /** The load is in the unit that the lift had in the week of the set. */
        public record DoneSet(
                BigDecimal load, int reps, @Nullable BigDecimal rpe) {}

        /** Loads of the week before, in the unit of {@code done}. {@code backoffLoad} is absent for straight sets. */
        public record Previous(BigDecimal topLoad, @Nullable BigDecimal backoffLoad) {}
    }

    /**
     * The load of the backoff sets of one lift was computed from the completed top set of the same session
     * (training-rules.md § 4, {@code backoff.today}).
     */
    record BackoffAdjusted(
            UUID programId,
            String gym,
            String athleteId,
            String slotId,
            int week,
            UUID sessionId,
            WeightUnit unit,
            BigDecimal load,
            BigDecimal exactLoad,
            BigDecimal reductionPercent,
            int setsLeft,
            List<Why> why)
            implements ProgramFact {}

    /**
     * The flags on an athlete's plan of one week changed (training-rules.md § 8). The event has all flags of the week. Flags
     * about the sets of a week are shown on the plan of the next week.
     */
    record FlagsChanged(
            UUID programId,
            String gym,
            String athleteId,
            int week,
            List<StandingFlag> flags,
            @Nullable List<FlagCode> raised)
            implements ProgramFact {

        /** A flag of the week. {@code slotId} is absent if the flag is not about one lift. */
        public record StandingFlag(
                FlagCode code,
                @Nullable String slotId,
                @Nullable String about,
                List<String> setIds,
                @Nullable Integer setCount) {

            public static StandingFlag of(@Nullable String slotId, RaisedFlag flag) {
                return new StandingFlag(flag.code(), slotId, flag.about(), flag.setIds(), flag.setCount());
            }

            /** Without its lift. */
            public RaisedFlag flag() {
                return new RaisedFlag(code, setIds, about, setCount);
            }
        }
    }

    /**
     * A person's plans were erased on request. Subscribers must delete the profile, programs, targets and flags that they
     * store from this person's events on the same topic, up to and including the sequence number of this event. If an
     * earlier event about the person is published again, an event of this type is published in its place.
     */
    record AthletePlansErased(String gym, String athleteId, OffsetDateTime erasedAt) implements ProgramFact {}
}
