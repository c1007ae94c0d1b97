package topset.program.transfer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.Pause;
import topset.contract.ProfileDetails;
import topset.contract.ScheduledDay;
import topset.contract.TargetOverride;
import topset.contract.TemplateDay;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.program.coaching.CoachRequest;
import topset.program.coaching.CoachRequest.FromProgramTemplate;
import topset.program.coaching.Command;
import topset.program.coaching.PastLift;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.RuleChecks;
import topset.program.coaching.Terms;
import topset.program.profiles.ProfileCheck;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEvent.ProgramTemplateVersion;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.week.WeeklySchedule;

sealed interface DecisionLine extends Line {
    @Override
    String athleteId();

    Instant at();

    sealed interface OfWeek extends DecisionLine {
        Integer week();
    }

    @JsonTypeName("profile")
    record ProfileLine(String athleteId, Instant at, @Valid ProfileDetails profile) implements DecisionLine {}

    /** {@code fingerprint} recognises a repetition of the request that started the program. */
    @JsonTypeName("program")
    record ProgramLine(
            String athleteId,
            Instant at,
            UUID programId,
            @Valid StartedProgram program,
            @Nullable @Size(max = 100) String fingerprint)
            implements DecisionLine {}

    /** {@code ofGym} is true if the gym's equipment changed the lift. */
    @JsonTypeName("lift")
    record LiftLine(
            String athleteId,
            Instant at,
            UUID programId,
            Integer fromWeek,
            PastLift lift,
            @Nullable Boolean ofGym) implements DecisionLine {}

    @JsonTypeName("override")
    record OverrideLine(
            String athleteId,
            Instant at,
            UUID programId,
            String slotId,
            Integer week,
            @Valid TargetOverride override) implements OfWeek {}

    @JsonTypeName("override-removal")
    record OverrideRemovalLine(String athleteId, Instant at, UUID programId, String slotId, Integer week)
            implements OfWeek {}

    @JsonTypeName("deload")
    record DeloadLine(
            String athleteId,
            Instant at,
            UUID programId,
            Integer week,
            @Valid DeloadDetails deload) implements OfWeek {}

    @JsonTypeName("deload-removal")
    record DeloadRemovalLine(String athleteId, Instant at, UUID programId, Integer week) implements OfWeek {}

    @JsonTypeName("pause")
    record PauseLine(
            String athleteId,
            Instant at,
            UUID programId,
            @Valid Pause pause) implements DecisionLine {}

    /** {@code on} is the first day that is no longer paused. */
    @JsonTypeName("resume")
    record ResumeLine(String athleteId, Instant at, UUID programId, LocalDate on) implements DecisionLine {}

    /** {@code endsOn} is the first day that is no longer part of the program. */
    @JsonTypeName("program-end")
    record ProgramEndLine(String athleteId, Instant at, UUID programId, LocalDate endsOn) implements DecisionLine {}

    @JsonTypeName("weekdays")
    record WeekdaysLine(
            String athleteId,
            Instant at,
            UUID programId,

            @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
            List<@NotNull @Valid ScheduledDay> weekdays)
            implements DecisionLine {}

    /**
     * The start of a program. The fields are those of the body of POST /v1/programs, but every lift is complete, so
     * templates do not fill in values.
     */
    record StartedProgram(
            @NotNull LocalDate startsOn,
            @Nullable String template,

            @Nullable @Size(min = 1, max = Limits.DAYS, message = "must be 1 to " + Limits.DAYS + " days")
            List<@NotNull @Valid TemplateDay> templates,

            @Nullable Structure structure,
            @Nullable Integer deloadEvery,
            @Nullable @Valid ProgramTemplateVersion programTemplate,

            @NotNull @Size(min = 1, max = Limits.LIFTS, message = "must be 1 to " + Limits.LIFTS + " lifts")
            List<@NotNull PastLift> lifts,

            @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
            List<@NotNull @Valid ScheduledDay> weekdays) {

        private static StartedProgram of(ProgramEvent.ProgramStarted started) {
            return new StartedProgram(
                    started.startsOn(),
                    started.template(),
                    started.templates(),
                    started.structure(),
                    started.deloadEvery(),
                    started.programTemplate(),
                    started.lifts().stream().map(PastLift::of).toList(),
                    started.weekdays());
        }

        private CoachRequest request(ProgramLine line) {
            var asked = new ProgramRequest(
                    line.programId(),
                    line.athleteId(),
                    startsOn,
                    template,
                    templates,
                    structure,
                    deloadEvery,
                    lifts.stream().map(PastLift::request).toList(),
                    weekdays == null
                            ? null
                            : weekdays.stream().map(ScheduledDay::dayWeekday).toList());
            return new CoachRequest.StartProgram(
                    line.programId(),
                    asked,
                    line.fingerprint() == null ? "" : line.fingerprint(),
                    new FromProgramTemplate(programTemplate, null, List.of()),
                    lifts,
                    weekdays);
        }
    }

    static DecisionLine of(String athlete, ProgramEvent.Decision decision) {
        return switch (decision) {
            case ProgramEvent.ProfileChanged(var details, var at) -> new ProfileLine(athlete, at, details);
            case ProgramEvent.OfCoach ofCoach -> of(athlete, ofCoach.programId(), ofCoach);
        };
    }

    private static DecisionLine of(String athlete, UUID id, ProgramEvent.OfCoach decision) {
        var at = decision.at();
        return switch (decision) {
            case ProgramEvent.ProgramStarted started ->
                new ProgramLine(athlete, at, id, StartedProgram.of(started), started.asked());
            case ProgramEvent.LiftChanged changed ->
                new LiftLine(athlete, at, id, changed.fromWeek(), PastLift.of(changed.lift()), changed.ofGym());
            case ProgramEvent.ProgramPaused paused -> new PauseLine(athlete, at, id, paused.pause());
            case ProgramEvent.ProgramResumed resumed -> new ResumeLine(athlete, at, id, resumed.on());
            case ProgramEvent.ProgramEnded ended -> new ProgramEndLine(athlete, at, id, ended.endsOn());
            case ProgramEvent.TargetOverridden overridden -> {
                var target = overridden.target();
                yield new OverrideLine(athlete, at, id, target.slotId(), target.week(), target.override());
            }
            case ProgramEvent.OverrideRemoved removed ->
                new OverrideRemovalLine(athlete, at, id, removed.slotId(), removed.week());
            case ProgramEvent.DeloadPlanned planned ->
                new DeloadLine(
                        athlete,
                        at,
                        id,
                        planned.deload().week(),
                        planned.deload().deload());
            case ProgramEvent.DeloadRemoved removed -> new DeloadRemovalLine(athlete, at, id, removed.week());
        };
    }

    /** The line must have passed the checks. */
    default Command command() {
        var what = switch (this) {
            case ProfileLine line ->
                new CoachRequest.ChangeProfile(line.profile().complete());
            case ProgramLine line -> line.program().request(line);
            case LiftLine line ->
                new CoachRequest.SetLift(
                        line.programId(),
                        requireNonNull(line.lift().slotId()),
                        line.fromWeek(),
                        line.lift().request(),
                        line.lift(),
                        Boolean.TRUE.equals(line.ofGym()));
            case OverrideLine line ->
                new CoachRequest.SetTarget(line.programId(), line.slotId(), line.week(), line.override());
            case OverrideRemovalLine line -> new CoachRequest.ClearTarget(line.programId(), line.slotId(), line.week());
            case DeloadLine line -> new CoachRequest.SetDeload(line.programId(), line.week(), line.deload());
            case DeloadRemovalLine line -> new CoachRequest.ClearDeload(line.programId(), line.week());
            case PauseLine line -> new CoachRequest.PauseProgram(line.programId(), line.pause());
            case ResumeLine line -> new CoachRequest.ResumeProgram(line.programId(), null, line.on());
            case ProgramEndLine line -> new CoachRequest.EndProgram(line.programId(), line.endsOn());
            case WeekdaysLine line -> {
                var then = line.weekdays();
                yield new CoachRequest.SetWeekdays(
                        line.programId(), WeeklySchedule.started(then).weekdays(), then);
            }
        };
        return new Command(what, at(), Terms.PAST, getClass());
    }

    @Override
    default void check(Instant now, Violations found) {
        switch (this) {
            case ProfileLine line
            when line.profile() != null -> ProfileCheck.check(line.profile(), found.in("profile"));
            case PauseLine line when line.pause() != null -> RuleChecks.pause(line.pause(), found.in("pause"));
            case LiftLine line
            when line.lift() != null && line.lift().slotId() == null ->
                found.refuse("lift.slotId", "is required", "slot");
            case OfWeek line
            when line.week() != null && (line.week() < 1 || line.week() > Limits.WEEKS_OF_IMPORT) ->
                found.refuse(
                        "week",
                        "must be from week 1 to week " + Limits.WEEKS_OF_IMPORT + ", not " + line.week(),
                        "line");
            case DecisionLine _ -> {}
        }
        Line.checkPast(at(), now, found);
    }
}
