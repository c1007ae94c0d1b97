package topset.program.coaching;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.Pause;
import topset.contract.ProfileDetails;
import topset.contract.ScheduledDay;
import topset.contract.ScheduledDay.DayWeekday;
import topset.contract.TargetOverride;
import topset.contract.WeightUnit;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEvent.ProgramTemplateVersion;
import topset.rules.check.Limits;
import topset.rules.lift.LiftRequest;

/** What a person wants, as a request to the API or a line of an import file states it. Nothing is checked yet. */
public sealed interface CoachRequest {

    record ChangeProfile(ProfileDetails details) implements CoachRequest {}

    sealed interface OfProgram extends CoachRequest {
        UUID programId();

        /** The type of the body of a request to the API, whose fields violations name. */
        default Class<?> body() {
            return switch (this) {
                case StartProgram _ -> ProgramRequest.class;
                case SetLift _ -> LiftRequest.class;
                case SetTarget _ -> TargetOverride.class;
                case SetDeload _ -> DeloadDetails.class;
                case SetWeekdays _ -> WeekdaysRequest.class;
                case PauseProgram _, ClearTarget _, ClearDeload _, ResumeProgram _, EndProgram _ -> Object.class;
            };
        }
    }

    /** {@link topset.program.programs.ProgramDecider} decides these requests. */
    sealed interface Decidable extends OfProgram {

        /** Whether a stored decision about the program has the type and the subject of this request. */
        default boolean isAbout(ProgramEvent.OfCoach decision) {
            return switch (this) {
                case StartProgram _ -> decision instanceof ProgramEvent.ProgramStarted;
                case SetLift set ->
                    decision instanceof ProgramEvent.LiftChanged changed
                            && changed.lift().slotId().equals(set.slotId());
                case SetTarget set ->
                    decision instanceof ProgramEvent.TargetOverridden overridden
                            && overridden.target().isOf(set.slotId(), set.week());
                case ClearTarget clear ->
                    decision instanceof ProgramEvent.OverrideRemoved removed
                            && removed.slotId().equals(clear.slotId())
                            && removed.week() == clear.week();
                case SetDeload set ->
                    decision instanceof ProgramEvent.DeloadPlanned planned
                            && planned.deload().week() == set.week();
                case ClearDeload clear ->
                    decision instanceof ProgramEvent.DeloadRemoved removed && removed.week() == clear.week();
                case PauseProgram pause ->
                    decision instanceof ProgramEvent.ProgramPaused paused
                            && paused.pause().from().equals(pause.pause().from());
                case ResumeProgram _ -> decision instanceof ProgramEvent.ProgramResumed;
                case EndProgram _ -> decision instanceof ProgramEvent.ProgramEnded;
            };
        }
    }

    /**
     * Starts a program, which ends the athlete's previous one.
     *
     * @param fingerprint of the request that a client sent first
     * @param then the lifts with the first loads that were computed then; empty for a request to the API
     * @param weekdays the weekdays with their dates; absent for a request to the API
     */
    record StartProgram(
            UUID programId,
            ProgramRequest program,
            String fingerprint,
            FromProgramTemplate from,
            List<PastLift> then,
            @Nullable List<ScheduledDay> weekdays)
            implements Decidable {

        static StartProgram of(ProgramRequest program, FromProgramTemplate from) {
            var id = program.programId() == null ? UUID.randomUUID() : program.programId();
            return new StartProgram(id, program, program.fingerprint(), from, List.of(), null);
        }
    }

    /**
     * The values of a program template that a request to start a program does not contain.
     *
     * @param unit the unit of the template's increments and equipment; absent if the template has neither
     */
    record FromProgramTemplate(
            @Nullable ProgramTemplateVersion version,
            @Nullable WeightUnit unit,
            List<PlannedDeload> deloads) {
        public static final FromProgramTemplate NONE = new FromProgramTemplate(null, null, List.of());
    }

    /**
     * Changes a lift as a whole, from a week on.
     *
     * @param fromWeek absent means the week after the running one
     * @param then the lift with the first load that was computed then; absent for a request to the API
     */
    record SetLift(
            UUID programId,
            String slotId,
            @Nullable Integer fromWeek,
            LiftRequest lift,
            @Nullable PastLift then,
            boolean ofGym)
            implements Decidable {}

    record SetTarget(UUID programId, String slotId, int week, TargetOverride override) implements Decidable {}

    record ClearTarget(UUID programId, String slotId, int week) implements Decidable {}

    record SetDeload(UUID programId, int week, DeloadDetails deload) implements Decidable {}

    record ClearDeload(UUID programId, int week) implements Decidable {}

    record PauseProgram(UUID programId, Pause pause) implements Decidable {}

    /**
     * Ends a pause.
     *
     * @param from the first day of the pause to end; absent means the pause that covers {@code on}
     * @param on the first day after the pause; absent means today
     */
    record ResumeProgram(
            UUID programId,
            @Nullable LocalDate from,
            @Nullable LocalDate on) implements Decidable {}

    /** {@code endsOn} is the first day after the program; absent means today. */
    record EndProgram(UUID programId, @Nullable LocalDate endsOn) implements Decidable {}

    /** {@code then} are the weekdays with the dates since when they are valid; absent for a request to the API. */
    record SetWeekdays(
            UUID programId,
            List<DayWeekday> weekdays,
            @Nullable List<ScheduledDay> then) implements OfProgram {}

    /** Body of {@code PUT /v1/programs/{programId}/weekdays}. A day that is not in the list has no weekday. */
    record WeekdaysRequest(
            @NotNull @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
            List<@NotNull @Valid DayWeekday> weekdays) {}
}
