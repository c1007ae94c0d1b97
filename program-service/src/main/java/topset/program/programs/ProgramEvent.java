package topset.program.programs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact;
import topset.contract.TemplateDay;
import topset.program.seen.SeenFlag;
import topset.rules.lift.Flag;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Lift;
import topset.rules.progression.Deload;
import topset.rules.week.TargetOverride;
import topset.rules.week.WeeklySchedule;
import topset.rules.week.WeeklySchedule.ScheduledDay;

/**
 * A stored event of the program service. Decisions are stored in a private form, which subscribers never see, so it may
 * change. Results are stored as they are published.
 */
public sealed interface ProgramEvent {

    sealed interface OfCoach extends ProgramEvent {
        UUID programId();

        /** The time at which a person made the decision. */
        default Instant decidedAt() {
            return switch (this) {
                case ProgramStarted started -> started.startedAt();
                case LiftChanged changed -> changed.changedAt();
                case ProgramPaused paused -> paused.pausedAt();
                case ProgramResumed resumed -> resumed.resumedAt();
                case ProgramEnded ended -> ended.endedAt();
                case TargetOverridden overridden -> overridden.overriddenAt();
                case OverrideRemoved removed -> removed.removedAt();
                case DeloadPlanned planned -> planned.plannedAt();
                case DeloadRemoved removed -> removed.removedAt();
            };
        }
    }

    /**
     * An unpublished event that changes the athlete's row in the roster. It makes
     * clients of the live stream read the row again.
     */
    sealed interface OfRosterRow extends ProgramEvent {}

    /** The athlete's profile changed. The event contains the complete new profile. */
    record ProfileChanged(Profile.Details details, Instant changedAt) implements ProgramEvent {}

    /**
     * A program was started.
     *
     * @param nth the program's number in the order in which the athlete's programs were started, from 1
     * @param deloadEvery the period of regular deloads in weeks; absent if there are none
     * @param asked the fingerprint of the request
     * @param programTemplate the program template from which the program started; absent if there was none
     * @param weekdays the days with a weekday; absent if no day has one
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
            String asked,
            Instant startedAt,
            @Nullable ProgramTemplateVersion programTemplate,
            @Nullable List<ScheduledDay> weekdays)
            implements OfCoach {

        /** Returns a copy with the lifts that the training rules have checked. */
        public ProgramStarted with(List<Lift> checked, List<LiftWarning> remarks) {
            return new ProgramStarted(
                    programId,
                    nth,
                    startsOn,
                    template,
                    templates,
                    structure,
                    deloadEvery,
                    checked,
                    remarks,
                    asked,
                    startedAt,
                    programTemplate,
                    weekdays);
        }
    }

    /**
     * A lift changed from a week on.
     *
     * @param fromWeek the week after the one that was running
     * @param lift the complete changed lift
     * @param ofGym true if the gym's equipment changed; absent if a coach changed the lift
     */
    record LiftChanged(
            UUID programId,
            int fromWeek,
            Lift lift,
            List<LiftWarning> warnings,
            Instant changedAt,
            @Nullable Boolean ofGym)
            implements OfCoach {}

    /**
     * {@code from} is the first and {@code to} the last paused day; if {@code to} is absent, until the program is
     * resumed.
     */
    record ProgramPaused(
            UUID programId, LocalDate from, @Nullable LocalDate to, String reason, Instant pausedAt)
            implements OfCoach {}

    /** {@code on} is the first day after the pause. */
    record ProgramResumed(UUID programId, LocalDate on, Instant resumedAt) implements OfCoach {}

    /** {@code endsOn} is the first day after the program. */
    record ProgramEnded(UUID programId, LocalDate endsOn, Instant endedAt) implements OfCoach {}

    /**
     * The event replaces an earlier override completely.
     *
     * @param forced the coach's written reason for values that the training rules would refuse
     */
    record TargetOverridden(
            UUID programId,
            TargetOverride override,
            @Nullable String forced,
            Instant overriddenAt) implements OfCoach {}

    record OverrideRemoved(UUID programId, String slotId, int week, Instant removedAt) implements OfCoach {}

    /** The event replaces an earlier deload of that week completely. */
    record DeloadPlanned(UUID programId, Deload deload, Instant plannedAt) implements OfCoach {}

    /** A coach removed the deload of a week, whether it was a regular deload or a coach had planned it. */
    record DeloadRemoved(UUID programId, int week, Instant removedAt) implements OfCoach {}

    /**
     * A result that the service computed from a program and the athlete's sets: a target, flags or a backoff load. It is
     * stored as it is published. The next computation does not read it, but the rows of the plan.
     */
    record Result(ProgramFact fact) implements ProgramEvent {}

    /** The slot is absent if the flag is not about one lift. */
    record StandingFlag(@Nullable String slotId, Flag flag) {}

    /**
     * The athlete was erased. Every earlier event of the athlete is replaced by an event of this type, and one more
     * event of this type is appended to each of the athlete's event streams.
     */
    record AthleteErased(Instant erasedAt) implements ProgramEvent {}

    /** A person marked a flag as seen. */
    record FlagSeen(SeenFlag seen) implements OfRosterRow {}

    /** A person opened a flag again that was marked as seen. */
    record FlagOpened(FlagCode code, Instant openedAt) implements OfRosterRow {}

    /** A coach changed the weekdays of a program's days. The event contains the weekdays of all days. */
    record WeekdaysChanged(UUID programId, WeeklySchedule schedule, Instant changedAt) implements OfRosterRow {}

    /**
     * The athlete has missed another planned day. The stored JSON is the data of the webhook message.
     *
     * @param raised all missed days, as flags
     */
    record DayMissed(@JsonValue topset.contract.FlagsChanged raised) implements OfRosterRow {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public DayMissed {}
    }

    /**
     * The athlete's row in the roster changed for a reason that has no other event, such
     * as the first warm-up set of a session, or session events that wait.
     */
    record RowChanged(Instant changedAt) implements OfRosterRow {}

    /** The training rules accepted the lift, but with this remark. */
    record LiftWarning(String rule, String says) {}
}
