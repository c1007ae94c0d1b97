package topset.program.coaching;

import static java.util.Objects.requireNonNullElse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.program.programs.AthletePrograms;
import topset.program.programs.ProgramCommand;
import topset.program.programs.ProgramDecider;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.rules.lift.Lift;
import topset.rules.week.ScheduledDay;
import topset.rules.week.WeeklySchedule;

/** Makes the commands of requests, after {@link RuleChecks} has checked the requests in the athlete's current state. */
final class CheckedCommands {
    private final RuleChecks checks;

    CheckedCommands(RuleChecks checks) {
        this.checks = checks;
    }

    ProgramCommand command(CommandContext at, CoachRequest.Decidable what) throws SQLException {
        if (!(what instanceof CoachRequest.StartProgram)) {
            // Throws a problem 404 if there is no such program.
            at.program();
        }
        return switch (what) {
            case CoachRequest.StartProgram start -> start(at, start);
            case CoachRequest.SetLift set -> changeLift(at, set);
            case CoachRequest.SetTarget set -> overrideTarget(at, set);
            case CoachRequest.ClearTarget clear ->
                new ProgramCommand.RemoveOverride(clear.slotId(), clear.week(), at.now());
            case CoachRequest.SetDeload set -> {
                var deload = RuleChecks.deload(set.week(), set.deload(), at.foundIn("deload"));
                yield new ProgramCommand.PlanDeload(deload, at.currentWeek(), at.now());
            }
            case CoachRequest.ClearDeload clear ->
                new ProgramCommand.RemoveDeload(clear.week(), at.currentWeek(), at.now());
            case CoachRequest.PauseProgram asked -> {
                var pause = asked.pause();
                yield new ProgramCommand.Pause(pause.from(), pause.to(), pause.reason(), at.now());
            }
            case CoachRequest.ResumeProgram asked ->
                new ProgramCommand.Resume(asked.on() == null ? at.today() : asked.on(), asked.from(), at.now());
            case CoachRequest.EndProgram asked ->
                new ProgramCommand.End(asked.endsOn() == null ? at.today() : asked.endsOn(), at.now());
        };
    }

    private static ProgramCommand.OverrideTarget overrideTarget(CommandContext at, CoachRequest.SetTarget asked) {
        var request = asked.override();
        var lift = at.lift(asked.slotId(), asked.week());
        var target = RuleChecks.override(lift, asked.week(), request, at.foundIn("override"));
        var force = request.force();
        return new ProgramCommand.OverrideTarget(target, force == null ? null : force.reason(), at.now());
    }

    /** Checks a program that is to start. A repeated request is not checked again. */
    ProgramCommand.Start start(CommandContext at, CoachRequest.StartProgram asked) throws SQLException {
        var isPast = at.terms() == Terms.PAST;
        if (isPast) {
            requireNew(at);
        }
        var programs = at.programs();
        var request = asked.program();
        var start = new ProgramCommand.Start(new ProgramEvent.ProgramStarted(
                at.programId(),
                programs.programs().size() + 1,
                request.startsOn(),
                request.template(),
                request.templateDays(),
                request.structureName(),
                request.deloadEvery(isPast ? null : at.gym().settings().deloadEvery()),
                List.of(),
                List.of(),
                asked.fingerprint(),
                at.now(),
                asked.from().version(),
                isPast ? asked.weekdays() : weekdays(programs, request, at.now())));
        if (!ProgramDecider.dependsOnLifts(at.state(), start)) {
            return start;
        }
        RuleChecks.unit(programs, asked.from().unit());
        var profile = programs.profile();
        for (int n = 0; n < asked.then().size() && profile != null; n++) {
            var found = at.foundIn("program").in("lifts[" + n + "]");
            asked.then().get(n).check(profile.details().unit(), found);
        }
        var checked = checks.start(at, request);
        if (!(at.state() instanceof ProgramState.Existing)) {
            StateLimits.beforeStart(programs, at.now(), at.terms());
        }
        var lifts = asked.then().isEmpty() ? checked.lifts() : withStarts(asked.then(), checked.lifts());
        return new ProgramCommand.Start(start.event().with(lifts, checked.warnings()));
    }

    private static List<Lift> withStarts(List<PastLift> then, List<Lift> checked) {
        return IntStream.range(0, checked.size())
                .mapToObj(n -> then.get(n).withStart(checked.get(n)))
                .toList();
    }

    /** An imported start that is stored already was recognised before, by its time. */
    private static void requireNew(CommandContext at) {
        switch (at.state()) {
            case ProgramState.Absent _ -> {}
            case ProgramState.Existing _ ->
                throw Problem.conflict("Program " + at.programId() + " already exists and was started at another time"
                        + " than the line says in 'at'");
            case ProgramState.Taken _ ->
                throw Problem.conflict("The id " + at.programId() + " is already used by another program of this gym");
        }
    }

    /**
     * A weekday is valid from the program's first day on, but not before today, because nobody can miss a day that was
     * already over. Null if no day has a weekday.
     */
    private static @Nullable List<ScheduledDay> weekdays(
            AthletePrograms programs, ProgramRequest request, Instant now) {
        var weekdays = request.dayWeekdays();
        if (weekdays == null || weekdays.isEmpty()) {
            return null;
        }
        var startsOn = request.startsOn();
        var today = programs.profile() == null ? startsOn : programs.today(now);
        return WeeklySchedule.since(today.isAfter(startsOn) ? today : startsOn, weekdays);
    }

    private ProgramCommand.ChangeLift changeLift(CommandContext at, CoachRequest.SetLift asked) throws SQLException {
        int next = Math.max(0, at.currentWeek()) + 1;
        int fromWeek = requireNonNullElse(asked.fromWeek(), next);
        if (fromWeek < 1 || fromWeek > next) {
            throw Problem.refused(
                    "fromWeek",
                    "must be from week 1 to week " + next + ", the week after the date in 'at', not " + fromWeek,
                    "lift-changed");
        }
        var then = asked.then();
        if (then != null) {
            then.check(at.programs().requireProfile().details().unit(), at.foundIn("lift"));
        }
        var checked = checks.change(at, asked.slotId(), fromWeek, asked.lift());
        return new ProgramCommand.ChangeLift(
                fromWeek,
                then == null ? checked.lift() : then.withStart(checked.lift()),
                checked.warnings(),
                at.now(),
                asked.ofGym());
    }
}
