package topset.program.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.ProfileDetails;
import topset.edge.identity.Caller;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.web.Outage;
import topset.edge.web.Violations;
import topset.program.athletes.Enrollment;
import topset.program.catalogue.GymCatalogues;
import topset.program.coaching.CoachRequest.FromProgramTemplate;
import topset.program.coaching.CommandContext.GymRules;
import topset.program.coaching.ProgramService.StoredProgram;
import topset.program.programs.AthleteTable;
import topset.program.programs.DecidedEvents;
import topset.program.programs.NotFound;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramDecider;
import topset.program.programs.ProgramDecider.ProgramDecision;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.program.publishing.ProgramStream;
import topset.program.replanning.Cause;
import topset.program.replanning.Planner;
import topset.program.settings.GymTable;
import topset.rules.check.WeekdayCheck;
import topset.rules.lift.Refusals;
import topset.rules.week.GymSettings;
import topset.rules.week.ProgramDefinition;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.RoundTrip;
import topset.store.StreamKey;
import topset.store.append.Reads;
import topset.store.append.Tx;
import topset.store.append.Work;
import topset.store.erasure.Erasure;

/**
 * The one way in which a decision of a person is made, whether by a request to the API or by a line of an import file.
 * One transaction locks the athletes, loads their programs, and executes the commands in their order: it checks the
 * request, and lets {@link ProgramDecider} decide. It stores all events together, and computes the plans again once.
 */
@ApplicationScoped
public class Commands {
    private final EventStore store;
    private final Planner planner;
    private final RuleChecks checks;
    private final GymCatalogues catalogues;
    private final Clock clock;

    public Commands(EventStore store, Planner planner, RuleChecks checks, GymCatalogues catalogues, Clock clock) {
        this.store = store;
        this.planner = planner;
        this.checks = checks;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    public record AthleteCommands(Athlete athlete, List<Command> commands) {
        public AthleteCommands {
            commands = List.copyOf(commands);
        }

        private Stream<StreamKey> streams() {
            return Stream.concat(
                            Stream.of(new StreamKey(athlete.gym(), Erasure.stream(athlete))),
                            commands.stream()
                                    .map(Command::what)
                                    .filter(CoachRequest.OfProgram.class::isInstance)
                                    .map(CoachRequest.OfProgram.class::cast)
                                    .map(request -> ProgramStream.of(athlete.gym(), request.programId())))
                    .distinct();
        }
    }

    /**
     * Resources call this before they check a body, so that a missing program is answered with 404 and not with 422.
     */
    public Athlete owner(Caller caller, UUID programId) {
        var owner = store.query(connection -> AthleteTable.owner(connection, caller.gym(), programId))
                .orElseThrow(() -> NotFound.program(programId));
        caller.requireWritable(owner.id(), () -> NotFound.program(programId));
        return owner;
    }

    /** Also plans the deloads of a program template, except for weeks that are over. */
    public StoredProgram start(Actor actor, String gym, ProgramRequest request, FromProgramTemplate from) {
        var athlete = new Athlete(gym, request.athleteId());
        return execute(actor, athlete, CoachRequest.StartProgram.of(request, from));
    }

    /** Executes a request of the API. A repeated request changes nothing, and gets the same answer. */
    public StoredProgram execute(Actor actor, Athlete athlete, CoachRequest.OfProgram what) {
        return store.run(List.of(athlete), tx -> {
            var now = clock.instant();
            var before = AthleteTable.load(tx.connection(), athlete);
            var decisions = new AthleteDecisions(before, List.of(), now);
            var gym = GymRules.read(tx.connection(), catalogues, athlete.gym());
            var at = CommandContext.of(tx, Command.now(what, now), what, before, gym);
            var cause = decide(decisions, at);
            if (cause == null) {
                return StoredProgram.of(tx.connection(), before, at.program(), now, false);
            }
            if (what instanceof CoachRequest.StartProgram start) {
                planDeloads(decisions, start, now);
            }
            decisions.store(tx, actor);
            var after = decisions.programs();
            planner.replan(tx, actor, after, cause, now);
            // The answer reads the new plan.
            tx.now(new RoundTrip());
            var program = after.find(what.programId()).orElseThrow().program();
            return StoredProgram.of(tx.connection(), after, program, now, what instanceof CoachRequest.StartProgram);
        });
    }

    /** Does nothing if the profile equals the stored one. */
    public Profile changeProfile(Actor actor, Enrollment enrollment, ProfileDetails details) {
        return store.run(enrollment.locks(), tx -> {
            var now = clock.instant();
            enrollment.store(tx, now);
            var programs = AthleteTable.load(tx.connection(), enrollment.athlete());
            var before = programs.profile();
            if (before != null && before.details().equals(details)) {
                return before;
            }
            var decisions = new AthleteDecisions(programs, List.of(), now);
            decisions.add(new ProgramEvent.ProfileChanged(details, now));
            decisions.store(tx, actor);
            var changed = decisions.programs().requireProfile();
            // The targets of every week may depend on the bodyweight.
            var weighed = before != null && !before.bodyweights().equals(changed.bodyweights());
            planner.replan(tx, actor, decisions.programs(), weighed ? Cause.EVERYTHING : Cause.TIME, now);
            return changed;
        });
    }

    private static void planDeloads(AthleteDecisions decisions, CoachRequest.StartProgram start, Instant now) {
        for (PlannedDeload deload : start.from().deloads()) {
            var programs = decisions.programs();
            var program = programs.find(start.programId()).orElseThrow().program();
            int currentWeek = programs.calendar(program).weekOf(now);
            var planned = new ProgramEvent.DeloadPlanned(program.id(), deload, now);
            if (ProgramDecider.decide(new ProgramState.Running(program, currentWeek), planned)
                    instanceof ProgramDecision.Changed(ProgramEvent.OfCoach event)) {
                decisions.add(event, program.after(event));
            }
        }
    }

    public record Previewed(Athlete athlete, Program program, ProgramDefinition definition) {}

    /** Checks a request as {@link #start} does, and stores nothing. */
    public Previewed preview(String gym, ProgramRequest request) {
        var athlete = new Athlete(gym, request.athleteId());
        return store.query(connection -> {
            var programs = AthleteTable.load(connection, athlete);
            var start = CoachRequest.StartProgram.of(request, FromProgramTemplate.NONE);
            var rules = GymRules.read(connection, catalogues, gym);
            var state = new ProgramState.Absent();
            var found = new Violations(start.body());
            var at = new CommandContext(start, clock.instant(), Terms.NOW, programs, state, rules, found);
            var program = ProgramState.evolve(state, checks.preview(at, start));
            var exercises = rules.catalogue();
            return new Previewed(athlete, program, programs.with(program).definition(program, exercises::find));
        });
    }

    /**
     * Executes imported commands about some athletes of a gym in one transaction. One athlete does not keep the others
     * from being imported. If the database fails, the decisions may be stored nevertheless; then they are recognised if
     * they are imported again.
     *
     * @throws RuntimeException the first failure of an athlete
     */
    public List<List<LineResult>> execute(Actor actor, List<AthleteCommands> athletes) {
        var works =
                athletes.stream().map(each -> new ImportedCommands(actor, each)).toList();
        return store.batch().run(works, Outage::concernsEveryTransaction).stream()
                .map(Work.Result::orThrow)
                .toList();
    }

    private final class ImportedCommands implements Work<List<LineResult>> {
        private final Actor actor;
        private final AthleteCommands commands;
        private List<ProgramEvent> events = List.of();
        private GymSettings settings = GymSettings.NONE;
        private AthleteTable.@Nullable StoredPrograms stored;
        private EventStore.@Nullable Decision<List<LineResult>> then;

        ImportedCommands(Actor actor, AthleteCommands commands) {
            this.actor = actor;
            this.commands = commands;
        }

        @Override
        public Athlete owner() {
            return commands.athlete();
        }

        @Override
        public void read(Reads reads) {
            var queries = new RoundTrip();
            stored = AthleteTable.load(queries, owner());
            events = DecidedEvents.read(queries, owner());
            reads.query(queries);
            GymTable.read(reads, owner(), read -> settings = read);
            reads.heads(commands.streams().toList(), List.of(owner()));
        }

        @Override
        public void readMore(Tx tx, Reads reads) throws SQLException {
            var now = clock.instant();
            var programs = Objects.requireNonNull(stored).programs();
            var exercises = catalogues.of(programs, tx::query).withRetiredInUse();
            var gym = new GymRules(tx::query, exercises, settings);
            var decisions = new AthleteDecisions(programs, events, now);
            var results = new ArrayList<LineResult>();
            for (var command : commands.commands()) {
                results.add(LineResult.of(() -> !decisions.has(command) && changes(tx, gym, decisions, command)));
            }
            if (decisions.isEmpty()) {
                then = _ -> results;
                return;
            }
            var plans = planner.begin(decisions.programs(), Cause.EVERYTHING, now);
            reads.query(plans.missing(tx));
            then = all -> {
                decisions.store(all, actor);
                plans.store(all, actor);
                return results;
            };
        }

        @Override
        public List<LineResult> decide(Tx tx) throws SQLException {
            return Objects.requireNonNull(then).decide(tx);
        }
    }

    private boolean changes(Tx tx, GymRules gym, AthleteDecisions decisions, Command command) throws SQLException {
        return switch (command.what()) {
            case CoachRequest.ChangeProfile(var details) -> {
                decisions.add(new ProgramEvent.ProfileChanged(details, command.asOf()));
                yield true;
            }
            case CoachRequest.OfProgram what ->
                decide(decisions, CommandContext.of(tx, command, what, decisions.programs(), gym)) != null;
        };
    }

    /** Returns since when the command makes an input of the plans different; null if it changes nothing. */
    private @Nullable Cause decide(AthleteDecisions decisions, CommandContext at) throws SQLException {
        return switch (at.what()) {
            case CoachRequest.SetWeekdays set ->
                setWeekdays(decisions, at, set) ? CommandCause.of(decisions, at).ofRunningWeek(at.now()) : null;
            case CoachRequest.Decidable request -> {
                var event = decisions.add(at, checks.decide(at, request));
                yield event == null ? null : CommandCause.of(decisions, at).of(event);
            }
        };
    }

    /**
     * Sets the weekdays of a program's days, from today on. Imported weekdays change nothing if the stored ones were set
     * later.
     */
    private static boolean setWeekdays(AthleteDecisions decisions, CommandContext at, CoachRequest.SetWeekdays asked) {
        var program = at.program();
        var before = program.schedule();
        var then = asked.then();
        if (then != null && before.changedAt() != null && !at.now().isAfter(before.changedAt())) {
            return false;
        }
        WeekdayCheck.check("weekdays", asked.weekdays(), program.days(), Refusals.into(at.found()::refuse));
        at.found().throwIfAny();
        var schedule =
                then == null ? before.changed(asked.weekdays(), at.today(), at.now()) : before.with(then, at.now());
        if (then == null && schedule.days().equals(before.days())) {
            return false;
        }
        if (then == null && at.state() instanceof ProgramState.Ended) {
            throw at.problem(new ProgramDecision.ProgramOver());
        }
        StateLimits.beforeWeekdays(program);
        decisions.add(program, schedule);
        return true;
    }
}
