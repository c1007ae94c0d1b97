package topset.program.coaching.past;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.transfer.LineType;
import topset.edge.web.Violations;
import topset.program.coaching.CoachRequest;
import topset.program.coaching.Command;
import topset.program.coaching.DeloadRequest;
import topset.program.coaching.OverrideRequest;
import topset.program.coaching.PauseRequest;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.ProgramService.FromProgramTemplate;
import topset.program.coaching.Terms;
import topset.program.profiles.ProfileRequest;
import topset.program.programs.ProgramTemplateVersion;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.lift.LiftRequest;
import topset.rules.week.ScheduledDay;
import topset.rules.week.WeeklySchedule;

/**
 * A line of an import file: a person's decision about an athlete or a program, and the time of the decision. All lines
 * have {@code type}, {@code athleteId} and {@code at}; the other fields depend on the type.
 *
 * @param programId the id of the program; required for every type except {@code profile}
 * @param profile the body of PUT /v1/athletes/{athleteId}
 * @param program the start of a program, in a line of type {@code program}
 * @param fingerprint the fingerprint of the request that started the program, with which a repeated request is
 * recognised
 * @param lift the complete lift from {@code fromWeek} on
 * @param ofGym true if the gym's equipment changed the lift
 * @param override the body of PUT …/overrides/{week}
 * @param deload the body of PUT …/deloads/{week}
 * @param pause the body of POST …/pause
 * @param weekdays the weekdays of the program's days, in a line of type {@code weekdays}
 * @param on the first day that is no longer paused
 * @param endsOn the first day that is no longer part of the program
 * @param sequence the sequence number of the exported event; the import ignores it
 * @param recordedAt the time at which the exported event was recorded; the import ignores it
 * @param actor the actor of the exported event; the import ignores it
 */
public record PastDecision(
        @NotNull LineType type,

        @NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
        String athleteId,

        @NotNull OffsetDateTime at,
        @Nullable UUID programId,
        @Nullable @Valid ProfileRequest profile,
        @Nullable @Valid PastProgram program,
        @Nullable @Size(max = 100) String fingerprint,
        @Nullable Integer fromWeek,
        @Nullable PastLift lift,
        @Nullable Boolean ofGym,
        @Nullable String slotId,
        @Nullable Integer week,
        @Nullable @Valid OverrideRequest override,
        @Nullable @Valid DeloadRequest deload,
        @Nullable @Valid PauseRequest pause,

        @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid PastWeekday> weekdays,

        @Nullable LocalDate on,
        @Nullable LocalDate endsOn,
        @Nullable Long sequence,
        @Nullable OffsetDateTime recordedAt,
        @Nullable Map<String, String> actor) {

    private static final String RULE = "line";

    /** The program template from which a program was started, in a line of an import file. */
    public record PastTemplate(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}", message = "must be 1 to 64 characters of a-z, 0-9 and -")
            String id,

            @NotNull @Min(value = 1, message = "must be 1 or more")
            Integer version) {}

    /**
     * The start of a program, in a line of an import file. The fields are those of the body of POST /v1/programs, but
     * every lift is complete, so templates do not fill in values.
     */
    public record PastProgram(
            @NotNull LocalDate startsOn,
            @Nullable String template,

            @Nullable @Size(min = 1, max = Limits.DAYS, message = "must be 1 to " + Limits.DAYS + " days")
            List<ProgramRequest.@NotNull @Valid DayTemplate> templates,

            @Nullable Structure structure,
            @Nullable Integer deloadEvery,
            @Nullable @Valid PastTemplate programTemplate,

            @NotNull @Size(min = 1, max = Limits.LIFTS, message = "must be 1 to " + Limits.LIFTS + " lifts")
            List<@NotNull PastLift> lifts,

            @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
            List<@NotNull @Valid PastWeekday> weekdays) {

        @Nullable
        ProgramTemplateVersion startedFrom() {
            return programTemplate == null
                    ? null
                    : new ProgramTemplateVersion(programTemplate.id(), programTemplate.version());
        }

        ProgramRequest request(UUID programId, String athleteId) {
            List<LiftRequest> asked = lifts.stream().map(PastLift::request).toList();
            return new ProgramRequest(
                    programId,
                    athleteId,
                    startsOn,
                    template,
                    templates,
                    structure,
                    deloadEvery,
                    asked,
                    PastWeekday.requested(weekdays));
        }
    }

    /**
     * The weekday of a program's day, in a line of an import file.
     *
     * @param since the first date on which the day can be planned on this weekday
     */
    public record PastWeekday(
            @NotNull Integer day,
            @NotNull DayOfWeek weekday,
            @NotNull LocalDate since) {

        static @Nullable List<ProgramRequest.RequestedWeekday> requested(@Nullable List<PastWeekday> past) {
            return past == null
                    ? null
                    : past.stream()
                            .map(each -> new ProgramRequest.RequestedWeekday(each.day(), each.weekday()))
                            .toList();
        }

        static @Nullable List<ScheduledDay> scheduled(@Nullable List<PastWeekday> past) {
            return past == null
                    ? null
                    : past.stream()
                            .map(each -> new ScheduledDay(each.day(), each.weekday(), each.since()))
                            .toList();
        }
    }

    /** The command that the line stands for. The line must have passed the checks. */
    public Command command() {
        return new Command(
                profile == null
                        ? request(requireNonNull(programId))
                        : new CoachRequest.ChangeProfile(profile.details()),
                at.toInstant(),
                Terms.PAST,
                PastDecision.class);
    }

    private CoachRequest request(UUID id) {
        return switch (type) {
            case PROGRAM -> start(id, requireNonNull(program));
            case LIFT -> {
                var then = requireNonNull(lift);
                yield new CoachRequest.SetLift(
                        id, requireNonNull(then.slotId()), fromWeek, then.request(), then, Boolean.TRUE.equals(ofGym));
            }
            case OVERRIDE ->
                new CoachRequest.SetTarget(id, requireNonNull(slotId), requireNonNull(week), requireNonNull(override));
            case OVERRIDE_REMOVAL -> new CoachRequest.ClearTarget(id, requireNonNull(slotId), requireNonNull(week));
            case DELOAD -> new CoachRequest.SetDeload(id, requireNonNull(week), requireNonNull(deload));
            case DELOAD_REMOVAL -> new CoachRequest.ClearDeload(id, requireNonNull(week));
            case PAUSE -> new CoachRequest.PauseProgram(id, requireNonNull(pause));
            case RESUME -> new CoachRequest.ResumeProgram(id, null, requireNonNull(on));
            case PROGRAM_END -> new CoachRequest.EndProgram(id, requireNonNull(endsOn));
            case WEEKDAYS -> {
                var then = requireNonNull(PastWeekday.scheduled(weekdays));
                yield new CoachRequest.SetWeekdays(
                        id, WeeklySchedule.started(then).weekdays(), then);
            }
            default -> throw new IllegalStateException("a line of this type is not a decision: " + type);
        };
    }

    private CoachRequest start(UUID id, PastProgram started) {
        return new CoachRequest.StartProgram(
                id,
                started.request(id, athleteId),
                fingerprint == null ? "" : fingerprint,
                new FromProgramTemplate(started.startedFrom(), null, List.of()),
                started.lifts(),
                PastWeekday.scheduled(started.weekdays()));
    }

    /** Checks that the imported line has exactly the fields that its type requires. */
    public void check(Violations found) {
        if (type == null) {
            return;
        }
        var isOverride = type == LineType.OVERRIDE || type == LineType.OVERRIDE_REMOVAL;
        var isDeload = type == LineType.DELOAD || type == LineType.DELOAD_REMOVAL;
        has("programId", programId, type != LineType.PROFILE, found);
        has("profile", profile, type == LineType.PROFILE, found);
        has("program", program, type == LineType.PROGRAM, found);
        has("fromWeek", fromWeek, type == LineType.LIFT, found);
        has("lift", lift, type == LineType.LIFT, found);
        has("slotId", slotId, isOverride, found);
        has("week", week, isOverride || isDeload, found);
        has("override", override, type == LineType.OVERRIDE, found);
        has("deload", deload, type == LineType.DELOAD, found);
        has("pause", pause, type == LineType.PAUSE, found);
        has("weekdays", weekdays, type == LineType.WEEKDAYS, found);
        has("on", on, type == LineType.RESUME, found);
        has("endsOn", endsOn, type == LineType.PROGRAM_END, found);
        if (fingerprint != null && type != LineType.PROGRAM) {
            has("fingerprint", fingerprint, false, found);
        }
        if (profile != null) {
            profile.check(found.in("profile"));
        }
        if (lift != null && lift.slotId() == null) {
            found.refuse("lift.slotId", "is required", "slot");
        }
        if (pause != null) {
            pause.check(found.in("pause"));
        }
        if (week != null && (week < 1 || week > Limits.WEEKS_OF_IMPORT)) {
            found.refuse("week", "must be from week 1 to week " + Limits.WEEKS_OF_IMPORT + ", not " + week, RULE);
        }
    }

    private void has(String field, @Nullable Object value, boolean needed, Violations found) {
        if (needed != (value != null)) {
            found.refuse(field, (needed ? "is required" : "must be absent") + " in a line of type " + type, RULE);
        }
    }
}
