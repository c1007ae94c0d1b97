package topset.program.programs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.FlagCode;
import topset.contract.Pause;
import topset.contract.ProfileDetails;
import topset.contract.ProgramFact;
import topset.contract.ScheduledDay;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.TemplateDay;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.check.Structure;
import topset.rules.lift.Lift;
import topset.rules.week.WeeklySchedule;

/**
 * A stored event of the program service. Decisions are stored in a private form, which subscribers never see, so it may
 * change. Results are stored as they are published.
 */
public sealed interface ProgramEvent {

    /** Null if the event is about no program or, as a result, names it in its fact. */
    default @Nullable UUID programId() {
        return null;
    }

    /** A decision of a person. All other events are derived from decisions and from sets. */
    sealed interface Decision extends ProgramEvent {
        Instant at();
    }

    sealed interface OfCoach extends Decision {
        @Override
        UUID programId();
    }

    /**
     * An unpublished event that changes the athlete's row in the roster. It makes
     * clients of the live stream read the row again.
     */
    sealed interface OfRosterRow extends ProgramEvent {}

    record ProfileChanged(ProfileDetails details, Instant at) implements Decision {}

    /** {@code nth} is the program's number in the order of the starts, {@code asked} the fingerprint of the request. */
    record ProgramStarted(
            UUID programId,
            int nth,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable List<TemplateDay> templates,
            @Nullable Structure structure,
            @Nullable Integer deloadEvery,
            List<Lift> lifts,
            List<LiftWarning> warnings,
            String asked,
            Instant at,
            @Nullable ProgramTemplateVersion programTemplate,
            @Nullable List<ScheduledDay> weekdays)
            implements OfCoach {}

    /** {@code ofGym} is true if the gym's equipment changed, and absent if a coach changed the lift. */
    record LiftChanged(
            UUID programId,
            int fromWeek,
            Lift lift,
            List<LiftWarning> warnings,
            Instant at,
            @Nullable Boolean ofGym) implements OfCoach {}

    record ProgramPaused(UUID programId, Pause pause, Instant at) implements OfCoach {}

    record ProgramResumed(UUID programId, LocalDate on, Instant at) implements OfCoach {}

    /** {@code endsOn} is the first day after the program. */
    record ProgramEnded(UUID programId, LocalDate endsOn, Instant at) implements OfCoach {}

    /** Replaces an earlier override completely. */
    record TargetOverridden(UUID programId, OverriddenTarget target, Instant at) implements OfCoach {}

    record OverrideRemoved(UUID programId, String slotId, int week, Instant at) implements OfCoach {}

    /** Replaces an earlier deload of that week completely. */
    record DeloadPlanned(UUID programId, PlannedDeload deload, Instant at) implements OfCoach {}

    record DeloadRemoved(UUID programId, int week, Instant at) implements OfCoach {}

    /**
     * A result that the service computed from a program and the athlete's sets: a target, flags or a backoff load. It is
     * stored as it is published. The next computation does not read it, but the rows of the plan.
     */
    record Result(ProgramFact fact) implements ProgramEvent {}

    /**
     * The athlete was erased. Every earlier event of the athlete is replaced by an event of this type, and one more
     * event of this type is appended to each of the athlete's event streams.
     */
    record AthleteErased(Instant erasedAt) implements ProgramEvent {}

    record FlagSeen(SeenFlag seen) implements OfRosterRow {}

    record FlagOpened(FlagCode code, Instant openedAt) implements OfRosterRow {}

    record WeekdaysChanged(UUID programId, WeeklySchedule schedule, Instant changedAt) implements OfRosterRow {}

    /** The stored JSON is the data of the webhook message; {@code raised} has all missed days. */
    record DayMissed(@JsonValue topset.contract.ProgramFact.FlagsChanged raised) implements OfRosterRow {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public DayMissed {}

        @Override
        public UUID programId() {
            return raised.programId();
        }
    }

    /**
     * The athlete's row in the roster changed for a reason that has no other event, such
     * as the first warm-up set of a session, or session events that wait.
     */
    record RowChanged(Instant changedAt) implements OfRosterRow {}

    /** The version of the gym's program template from which a program started. */
    record ProgramTemplateVersion(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}", message = "must be 1 to 64 characters of a-z, 0-9 and -")
            String id,

            @NotNull @Min(value = 1, message = "must be 1 or more")
            Integer version) {}
}
