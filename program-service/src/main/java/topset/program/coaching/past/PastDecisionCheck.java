package topset.program.coaching.past;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import topset.edge.web.Problem;
import topset.program.coaching.CommandContext;
import topset.program.coaching.Rejections;
import topset.program.coaching.StateLimits;
import topset.program.programs.NotFound;
import topset.program.programs.Program;
import topset.program.programs.ProgramCommand;
import topset.program.programs.ProgramDecider;
import topset.program.programs.ProgramDecision;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.program.publishing.ProgramStream;
import topset.rules.check.Limits;
import topset.store.append.Tx;

/**
 * Executes one imported decision: makes the command that the imported line describes, checks the command, lets {@link
 * topset.program.programs.ProgramDecider} decide, and adds the resulting event to the athlete's history.
 */
final class PastDecisionCheck {
    private final Tx tx;
    private final PastRuleChecks checks;
    private final PastRuleChecks.GymOfImport gym;
    private final AthleteHistory history;

    PastDecisionCheck(Tx tx, PastRuleChecks checks, PastRuleChecks.GymOfImport gym, AthleteHistory history) {
        this.tx = tx;
        this.checks = checks;
        this.gym = gym;
        this.history = history;
    }

    /**
     * Executes the decision of an imported line, and adds the resulting event to the history in memory.
     *
     * @return false if the decision changes nothing
     * @throws Problem if the API would refuse the same request
     */
    boolean carryOut(PastDecision line) throws SQLException {
        return switch (line.type()) {
            case PROFILE -> {
                history.add(new ProgramEvent.ProfileChanged(
                        requireNonNull(line.profile()).details(), line.at().toInstant()));
                yield true;
            }
            case PROGRAM -> start(line, requireNonNull(line.program()), requireNonNull(line.programId()));
            case LIFT, OVERRIDE, OVERRIDE_REMOVAL, DELOAD, DELOAD_REMOVAL, PAUSE, RESUME, PROGRAM_END ->
                change(line, requireNonNull(line.programId()));
            case WEEKDAYS -> weekdays(line, requireNonNull(line.programId()));
            case EXPORT,
                    SESSION,
                    SET,
                    CORRECTION,
                    REMOVAL,
                    FINISH,
                    ATHLETE,
                    EXERCISE,
                    EXERCISE_RETIREMENT,
                    GYM,
                    PROGRAM_TEMPLATE,
                    PROGRAM_TEMPLATE_RETIREMENT,
                    NOTE,
                    SEEN_FLAG,
                    AUDIT,
                    EXPORT_END ->
                throw new IllegalStateException("a line of this type is not a decision: " + line.type());
        };
    }

    private boolean start(PastDecision line, PastDecision.PastProgram asked, UUID programId) throws SQLException {
        var at = line.at().toInstant();
        var programs = history.programs();
        if (programs.find(programId).isPresent()) {
            throw Problem.conflict("Program " + programId + " already exists and was started at another time than the"
                    + " line says in 'at'");
        }
        if (tx.version(ProgramStream.of(programs.athlete().gym(), programId).name()) > 0) {
            throw Problem.conflict("The id " + programId + " is already used by another program of this gym");
        }
        if (programs.programs().size() >= Limits.PROGRAMS) {
            throw StateLimits.tooManyPrograms(
                    programs.athlete(), programs.programs().size());
        }
        var checked = checks.start(gym, programs, asked, asked.request(programId, line.athleteId()));
        var started = new ProgramEvent.ProgramStarted(
                programId,
                programs.programs().size() + 1,
                asked.startsOn(),
                asked.template(),
                asked.request(programId, line.athleteId()).templateDays(),
                asked.structure() == null ? null : asked.structure().name(),
                asked.deloadEvery(),
                checked.lifts(),
                checked.warnings(),
                line.fingerprint() == null ? "" : line.fingerprint(),
                at,
                asked.startedFrom(),
                PastDecision.PastWeekday.scheduled(asked.weekdays()));
        return decide(new ProgramState.Absent(), new ProgramCommand.Start(started), at, programId);
    }

    private boolean change(PastDecision line, UUID programId) {
        var at = line.at().toInstant();
        var programs = history.programs();
        var program = programs.find(programId)
                .orElseThrow(() -> NotFound.program(line.athleteId(), programId))
                .program();
        var context = new CommandContext(tx.connection(), programs, programId, programs.state(program, at), at);
        return decide(context.state(), command(line, context, program), at, programId);
    }

    /**
     * Imports the newest weekdays of a program. Does nothing if the stored weekdays were set later than the imported
     * ones.
     */
    private boolean weekdays(PastDecision line, UUID programId) {
        var at = line.at().toInstant();
        var program = history.programs()
                .find(programId)
                .orElseThrow(() -> NotFound.program(line.athleteId(), programId))
                .program();
        var before = program.schedule();
        if (before.changedAt() != null && !at.isAfter(before.changedAt())) {
            return false;
        }
        var weekdays = requireNonNull(PastDecision.PastWeekday.scheduled(line.weekdays()));
        PastRuleChecks.weekdays(program, weekdays);
        StateLimits.beforeWeekdays(program);
        history.add(programId, before.with(weekdays, at));
        return true;
    }

    private ProgramCommand command(PastDecision line, CommandContext context, Program program) {
        var at = context.now();
        return switch (line.type()) {
            case LIFT -> {
                var fromWeek = requireNonNull(line.fromWeek());
                var latest = Math.max(0, context.currentWeek()) + 1;
                if (fromWeek < 1 || fromWeek > latest) {
                    throw Problem.refused(
                            "fromWeek",
                            "must be from week 1 to week " + latest + ", the week after the date in 'at', not "
                                    + fromWeek,
                            "lift-changed");
                }
                var checked = PastRuleChecks.change(gym, context, fromWeek, requireNonNull(line.lift()));
                yield new ProgramCommand.ChangeLift(
                        fromWeek, checked.lift(), checked.warnings(), at, Boolean.TRUE.equals(line.ofGym()));
            }
            case OVERRIDE -> {
                var request = requireNonNull(line.override());
                var week = requireNonNull(line.week());
                var force = request.force();
                yield new ProgramCommand.OverrideTarget(
                        PastRuleChecks.override(context.lift(requireNonNull(line.slotId()), week), week, request),
                        force == null ? null : force.reason(),
                        at);
            }
            case OVERRIDE_REMOVAL ->
                new ProgramCommand.RemoveOverride(requireNonNull(line.slotId()), requireNonNull(line.week()), at);
            case DELOAD ->
                new ProgramCommand.PlanDeload(
                        PastRuleChecks.deload(requireNonNull(line.week()), requireNonNull(line.deload())),
                        context.currentWeek(),
                        at);
            case DELOAD_REMOVAL ->
                new ProgramCommand.RemoveDeload(requireNonNull(line.week()), context.currentWeek(), at);
            case PAUSE -> {
                var pause = requireNonNull(line.pause());
                yield new ProgramCommand.Pause(pause.from(), pause.to(), pause.reason(), at);
            }
            case RESUME -> new ProgramCommand.Resume(requireNonNull(line.on()), null, at);
            case PROGRAM_END -> new ProgramCommand.End(requireNonNull(line.endsOn()), at);
            case PROFILE,
                    PROGRAM,
                    WEEKDAYS,
                    EXPORT,
                    SESSION,
                    SET,
                    CORRECTION,
                    REMOVAL,
                    FINISH,
                    ATHLETE,
                    EXERCISE,
                    EXERCISE_RETIREMENT,
                    GYM,
                    PROGRAM_TEMPLATE,
                    PROGRAM_TEMPLATE_RETIREMENT,
                    NOTE,
                    SEEN_FLAG,
                    AUDIT,
                    EXPORT_END ->
                throw new IllegalStateException(
                        "a line of this type does not change program " + program.id() + ": " + line.type());
        };
    }

    private boolean decide(ProgramState state, ProgramCommand command, Instant at, UUID programId) {
        return switch (ProgramDecider.decide(state, command)) {
            case ProgramDecision.Unchanged same -> false;
            case ProgramDecision.Changed(ProgramEvent.OfCoach event) -> {
                var decided = history.decisions(programId);
                if (!decided.isEmpty()
                        && PastDecisionMatch.time(decided.getLast()).isAfter(at)) {
                    throw AthleteHistory.outOfOrder("program", PastDecisionMatch.time(decided.getLast()));
                }
                if (state instanceof ProgramState.Existing existing) {
                    StateLimits.beforeImport(command, existing.program());
                }
                history.add(event, ProgramState.evolve(state, event));
                yield true;
            }
            case ProgramDecision.Rejected rejected -> throw Rejections.problem(programId, state, rejected);
        };
    }
}
