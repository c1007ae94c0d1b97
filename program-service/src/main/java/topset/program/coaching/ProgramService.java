package topset.program.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.edge.identity.Caller;
import topset.edge.operations.TraceContext;
import topset.edge.web.Problem;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthleteTable;
import topset.program.programs.NotFound;
import topset.program.programs.PainWarning;
import topset.program.programs.Program;
import topset.program.programs.ProgramCommand;
import topset.program.programs.ProgramCommand.ChangeLift;
import topset.program.programs.ProgramCommand.End;
import topset.program.programs.ProgramCommand.OverrideTarget;
import topset.program.programs.ProgramCommand.Pause;
import topset.program.programs.ProgramCommand.PlanDeload;
import topset.program.programs.ProgramCommand.RemoveDeload;
import topset.program.programs.ProgramCommand.RemoveOverride;
import topset.program.programs.ProgramCommand.Resume;
import topset.program.programs.ProgramCommand.Start;
import topset.program.programs.ProgramDecider;
import topset.program.programs.ProgramDecision;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.programs.ProgramState;
import topset.program.programs.ProgramTemplateVersion;
import topset.program.publishing.ProgramStream;
import topset.program.publishing.SlotTargetMessages;
import topset.program.replanning.Planner;
import topset.program.settings.GymTable;
import topset.rules.lift.LiftRequest;
import topset.rules.progression.Deload;
import topset.rules.week.ScheduledDay;
import topset.rules.week.WeeklySchedule;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.OutgoingMessage;
import topset.store.Query;
import topset.store.RecordedEvent;
import topset.store.append.Tx;

/**
 * Executes commands on programs. Each command is one transaction: it locks the athlete, loads the program, checks the
 * request, lets {@link ProgramDecider} decide, appends the event with its messages, and computes the plan again.
 */
@ApplicationScoped
public class ProgramService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Planner planner;
    private final RuleChecks checks;
    private final Clock clock;

    public ProgramService(EventStore store, DataSource dataSource, Planner planner, RuleChecks checks, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.planner = planner;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * A stored program, and the warnings about it.
     *
     * @param endsOn the first day after the program; absent while no end is known
     * @param currentWeek the number of the running week; 0 or less before the start
     * @param painWarnings the pain warnings about loads that a coach set for this or the next week
     */
    public record Stored(
            Athlete athlete,
            Program program,
            @Nullable LocalDate endsOn,
            int currentWeek,
            List<LiftWarning> painWarnings,
            boolean created) {

        public static Stored of(
                Connection connection, AthletePrograms programs, Program program, Instant now, boolean created)
                throws SQLException {
            int currentWeek = programs.calendar(program).weekOf(now);
            return new Stored(
                    programs.athlete(),
                    program,
                    programs.endsOn(program).orElse(null),
                    currentWeek,
                    PainWarning.stored(connection, programs.athlete(), program, Math.max(1, currentWeek)),
                    created);
        }
    }

    /**
     * Makes the command from a client's request. The check needs the program, which is loaded under the athlete's lock.
     */
    private interface Request {
        ProgramCommand command(CommandContext context) throws SQLException;
    }

    /**
     * Starts a program and ends the athlete's previous program. A repeated request gets the same answer as the first.
     *
     * @throws Problem 409 if the id belongs to another program; 422, which names each refused value
     */
    public Stored start(Actor actor, String gym, ProgramRequest request) {
        return start(actor, gym, request, FromProgramTemplate.NONE);
    }

    /**
     * A program that a request would start. The program is not stored.
     *
     * @param setting inputs of the plan that are not part of the program itself
     */
    public record Previewed(Athlete athlete, Program program, Program.Setting setting) {}

    /**
     * Checks a request as {@link #start(Actor, String, ProgramRequest)} does. Nothing is stored.
     *
     * @throws Problem 422 with each refused value
     */
    public Previewed preview(String gym, ProgramRequest request) {
        var athlete = new Athlete(gym, request.athleteId());
        return Query.on(dataSource, connection -> {
            var programs = AthleteTable.load(connection, athlete);
            var absent = new ProgramState.Absent();
            var context = new CommandContext(connection, programs, UUID.randomUUID(), absent, clock.instant());
            var command = startCommand(context, request, FromProgramTemplate.NONE);
            if (!(ProgramDecider.decide(absent, command)
                    instanceof ProgramDecision.Changed(ProgramEvent.OfCoach event))) {
                throw new IllegalStateException("a program with a new id can always be started");
            }
            var program = ProgramState.evolve(absent, event);
            return new Previewed(
                    athlete, program, programs.with(program).setting(program, checks.catalogue(connection, gym)::find));
        });
    }

    /**
     * Starts a program as {@link #start(Actor, String, ProgramRequest)} does, but from a program template of the gym.
     * Also plans the deloads of the template, except for weeks that are over.
     */
    public Stored start(Actor actor, String gym, ProgramRequest request, FromProgramTemplate from) {
        var programId = request.programId() == null ? UUID.randomUUID() : request.programId();
        return execute(
                actor,
                new Athlete(gym, request.athleteId()),
                programId,
                context -> startCommand(context, request, from),
                from.deloads());
    }

    /**
     * The values of a program template that a request to start a program does not contain.
     *
     * @param unit the unit of the template's increments and equipment; absent if the template has neither
     */
    public record FromProgramTemplate(
            @Nullable ProgramTemplateVersion version,
            @Nullable WeightUnit unit,
            List<Deload> deloads) {
        static final FromProgramTemplate NONE = new FromProgramTemplate(null, null, List.of());
    }

    private Start startCommand(CommandContext context, ProgramRequest request, FromProgramTemplate from)
            throws SQLException {
        var programs = context.programs();
        var gym = GymTable.settings(context.connection(), programs.athlete().gym());
        var start = new Start(new ProgramEvent.ProgramStarted(
                context.programId(),
                programs.programs().size() + 1,
                request.startsOn(),
                request.template(),
                request.templateDays(),
                request.structureName(),
                request.deloadEvery(gym),
                List.of(),
                List.of(),
                request.fingerprint(),
                context.now(),
                from.version(),
                weekdays(programs, request, context.now())));
        if (!ProgramDecider.dependsOnLifts(context.state(), start)) {
            return start;
        }
        RuleChecks.unit(programs, from.unit());
        var checked = checks.start(context.connection(), programs, gym.equipment(), request);
        if (!(context.state() instanceof ProgramState.Existing)) {
            StateLimits.beforeStart(programs, context.now());
        }
        return new Start(start.event().with(checked.lifts(), checked.warnings()));
    }

    /**
     * A weekday is valid from the program's first day on, but not before today, because nobody can miss a day that was
     * already over. Null if no day has a weekday.
     */
    static @Nullable List<ScheduledDay> weekdays(AthletePrograms programs, ProgramRequest request, Instant now) {
        var weekdays = request.dayWeekdays();
        if (weekdays == null || weekdays.isEmpty()) {
            return null;
        }
        var startsOn = request.startsOn();
        var today = programs.profile() == null ? startsOn : programs.today(now);
        return WeeklySchedule.since(today.isAfter(startsOn) ? today : startsOn, weekdays);
    }

    /**
     * Changes a lift from the next week on.
     *
     * @throws Problem 404 if there is no such slot, 409 if the program is over, 422 with each refused value
     */
    public Stored changeLift(Actor actor, Athlete athlete, UUID programId, String slotId, LiftRequest request) {
        return execute(actor, athlete, programId, context -> {
            var fromWeek = Math.max(0, context.currentWeek()) + 1;
            var checked = checks.change(context, slotId, fromWeek, request);
            return new ChangeLift(fromWeek, checked.lift(), checked.warnings(), context.now());
        });
    }

    /**
     * Values that are absent from the request stay as computed.
     *
     * @throws Problem 404 if there is no such slot, 409 if the program is over, 422 with each refused value
     */
    public Stored override(
            Actor actor, Athlete athlete, UUID programId, String slotId, int week, OverrideRequest request) {
        return execute(actor, athlete, programId, context -> {
            var override = checks.override(context.lift(slotId, week), week, request);
            var force = request.force();
            return new OverrideTarget(override, force == null ? null : force.reason(), context.now());
        });
    }

    public Stored removeOverride(Actor actor, Athlete athlete, UUID programId, String slotId, int week) {
        return execute(actor, athlete, programId, context -> new RemoveOverride(slotId, week, context.now()));
    }

    /**
     * The new deload replaces an earlier deload of the same week.
     *
     * @throws Problem 409 if the program is over, 422 with each refused value, also for a week that is over
     */
    public Stored planDeload(Actor actor, Athlete athlete, UUID programId, int week, DeloadRequest request) {
        return execute(
                actor,
                athlete,
                programId,
                context -> new PlanDeload(RuleChecks.deload(week, request), context.currentWeek(), context.now()));
    }

    /**
     * Removes a regular deload or one that a coach planned.
     *
     * @throws Problem 409 if the program is over, 422 for a week that is over
     */
    public Stored removeDeload(Actor actor, Athlete athlete, UUID programId, int week) {
        return execute(
                actor, athlete, programId, context -> new RemoveDeload(week, context.currentWeek(), context.now()));
    }

    public Stored pause(Actor actor, Athlete athlete, UUID programId, PauseRequest request) {
        return execute(
                actor,
                athlete,
                programId,
                context -> new Pause(request.from(), request.to(), request.reason(), context.now()));
    }

    /**
     * Ends one pause.
     *
     * @param from the first day of the pause; absent means the pause that covers today
     * @throws Problem 409 if this would also end another pause
     */
    public Stored resume(Actor actor, Athlete athlete, UUID programId, @Nullable LocalDate from) {
        return execute(actor, athlete, programId, context -> new Resume(context.today(), from, context.now()));
    }

    /** The last day of the program is yesterday. */
    public Stored end(Actor actor, Athlete athlete, UUID programId) {
        return execute(actor, athlete, programId, context -> new End(context.today(), context.now()));
    }

    private Stored execute(Actor actor, Athlete athlete, UUID programId, Request request) {
        return execute(actor, athlete, programId, request, List.of());
    }

    private Stored execute(Actor actor, Athlete athlete, UUID programId, Request request, List<Deload> deloads) {
        var traceParent = TraceContext.current();
        return store.run(List.of(athlete), tx -> {
            var context = CommandContext.load(tx, athlete, programId, clock.instant());
            var command = request.command(context);
            return switch (ProgramDecider.decide(context.state(), command)) {
                case ProgramDecision.Unchanged same ->
                    Stored.of(tx.connection(), context.programs(), context.program(), context.now(), false);
                case ProgramDecision.Changed(ProgramEvent.OfCoach event) -> {
                    if (context.state() instanceof ProgramState.Existing existing) {
                        StateLimits.beforeChange(command, existing.program());
                    }
                    var program = ProgramState.evolve(context.state(), event);
                    var events = new ArrayList<>(List.of(event));
                    for (var deload : planned(context, program, deloads)) {
                        events.add(deload);
                        program = program.after(deload);
                    }
                    append(tx, actor, context, events, program, traceParent);
                    yield replan(tx, actor, context, command, program);
                }
                case ProgramDecision.Rejected rejected ->
                    throw Rejections.problem(programId, context.state(), rejected);
            };
        });
    }

    /** Without the weeks that are over. */
    private static List<ProgramEvent.OfCoach> planned(CommandContext context, Program program, List<Deload> deloads) {
        var events = new ArrayList<ProgramEvent.OfCoach>();
        for (var deload : deloads) {
            int currentWeek = context.programs().calendar(program).weekOf(context.now());
            var command = new PlanDeload(deload, currentWeek, context.now());
            if (ProgramDecider.decide(new ProgramState.Running(program), command)
                    instanceof ProgramDecision.Changed(ProgramEvent.OfCoach event)) {
                events.add(event);
            }
        }
        return events;
    }

    private static void append(
            Tx tx,
            Actor actor,
            CommandContext context,
            List<ProgramEvent.OfCoach> events,
            Program program,
            @Nullable String traceParent)
            throws SQLException {
        var athlete = context.programs().athlete();
        var stream = ProgramStream.of(athlete.gym(), context.programId());
        var recorded = tx.append(
                stream.name(),
                events.stream()
                        .map(event -> ProgramStream.newEvent(event, context.now()))
                        .toList(),
                actor,
                traceParent);
        var after = Map.of(athlete, List.of(program));
        tx.rows(
                context.state() instanceof ProgramState.Existing
                        ? AthleteTable.store(Map.of(), after)
                        : AthleteTable.store(after, Map.of()));
        if (events.getLast() instanceof ProgramEvent.ProgramEnded) {
            tombstones(context, recorded.getLast().stored()).forEach(tx::message);
        }
    }

    /**
     * The compacted topic only has lifts of the active program, so a program that was not active needs no tombstones.
     */
    private static List<OutgoingMessage> tombstones(CommandContext context, RecordedEvent ended) {
        return context.programs().isActive(context.program(), context.now())
                ? SlotTargetMessages.tombstones(ended, context.program())
                : List.of();
    }

    private Stored replan(Tx tx, Actor actor, CommandContext context, ProgramCommand command, Program program)
            throws SQLException {
        var programs = context.programs().with(program);
        planner.replan(tx, actor, programs, new CommandCause(program, programs).of(command), context.now());
        // The answer reads the new plan.
        tx.send();
        return Stored.of(tx.connection(), programs, program, context.now(), command instanceof Start);
    }

    /**
     * Returns the athlete of a program that the caller may change. Resources call this method before they check a
     * request body, so that a missing program is answered with 404 and not with 422.
     *
     * @throws Problem 404 if the gym has no program with this id, or the caller may not see its athlete
     */
    public Athlete owner(Caller caller, UUID programId) {
        var owner = owner(caller.gym(), programId);
        caller.requireWritable(owner.id(), () -> NotFound.program(programId));
        return owner;
    }

    private Athlete owner(String gym, UUID programId) {
        return Query.on(
                dataSource,
                connection ->
                        AthleteTable.owner(connection, gym, programId).orElseThrow(() -> NotFound.program(programId)));
    }

    public Optional<Stored> find(String gym, UUID programId) {
        return Query.on(dataSource, connection -> {
            var owner = AthleteTable.owner(connection, gym, programId);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            var programs = AthleteTable.load(connection, owner.get());
            var planned = programs.find(programId);
            return planned.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Stored.of(connection, programs, planned.get().program(), clock.instant(), false));
        });
    }

    /** Ordered by their start. */
    public List<Stored> list(Athlete athlete) {
        return Query.on(dataSource, connection -> {
            var programs = AthleteTable.load(connection, athlete);
            var stored = new ArrayList<Stored>();
            for (var planned : programs.programs()) {
                stored.add(Stored.of(connection, programs, planned.program(), clock.instant(), false));
            }
            return List.copyOf(stored);
        });
    }
}
