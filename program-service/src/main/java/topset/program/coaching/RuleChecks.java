package topset.program.coaching;

import static java.util.Objects.requireNonNullElse;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Pause;
import topset.contract.ScheduledDay;
import topset.contract.WeightUnit;
import topset.edge.exercises.GymCatalogue;
import topset.edge.exercises.Suggestions;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Profile;
import topset.program.programs.ProgramDecider;
import topset.program.programs.ProgramDecider.ProgramDecision;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.program.replanning.Cause;
import topset.program.sets.SetFactTable;
import topset.rules.check.DeloadCheck;
import topset.rules.check.LiftCheck;
import topset.rules.check.OverrideCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.progression.Deloads;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.Progressions;
import topset.rules.week.WeeklySchedule;
import topset.store.RoundTrip;

/** One answer with status 422 names all violations of a request or an imported line. */
@ApplicationScoped
public class RuleChecks {
    private static final int MOST_YEARS_AHEAD = 5;

    private final Clock clock;

    public RuleChecks(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks those parts of a request that need no profile of the athlete, if the body already has violations, so that
     * the answer also lists the violations of these parts. Otherwise {@link #start} makes all checks.
     */
    public void ofItself(ProgramRequest request, Violations found) {
        if (!found.isEmpty()) {
            startsOn(Terms.NOW, request.startsOn(), found);
            deloadEvery(request.deloadEvery(), found);
            ResolvedProgramRequest.checkTemplates(request, found);
        }
    }

    ProgramDecision decide(CommandContext at, CoachRequest.Decidable what) throws SQLException {
        if (!(what instanceof CoachRequest.StartProgram)) {
            // Throws a problem 404 if there is no such program.
            at.program();
        }
        var id = at.programId();
        var now = at.now();
        return switch (what) {
            case CoachRequest.ResumeProgram(var _, var from, var on) ->
                ProgramDecider.resume(at.state(), on == null ? at.today() : on, from, now);
            case CoachRequest.StartProgram start -> at.decide(start(at, start));
            case CoachRequest.SetLift set -> at.decide(changeLift(at, set));
            case CoachRequest.SetTarget set -> at.decide(override(at, set));
            case CoachRequest.ClearTarget clear ->
                at.decide(new ProgramEvent.OverrideRemoved(id, clear.slotId(), clear.week(), now));
            case CoachRequest.SetDeload set -> {
                var found = at.foundIn("deload");
                var deload = DeloadCheck.check(set.week(), set.deload(), Refusals.into(found::refuse));
                yield at.decide(new ProgramEvent.DeloadPlanned(id, accepted(deload, found), now));
            }
            case CoachRequest.ClearDeload clear -> at.decide(new ProgramEvent.DeloadRemoved(id, clear.week(), now));
            case CoachRequest.PauseProgram(var _, var pause) ->
                at.decide(new ProgramEvent.ProgramPaused(id, pause, now));
            case CoachRequest.EndProgram(var _, var on) ->
                at.decide(new ProgramEvent.ProgramEnded(id, on == null ? at.today() : on, now));
        };
    }

    /**
     * Checks a program that is to start. If its id is already used, the decision does not depend on the lifts, so they
     * are not checked.
     */
    ProgramEvent.ProgramStarted start(CommandContext at, CoachRequest.StartProgram asked) throws SQLException {
        return start(at, asked, slotId -> null);
    }

    /**
     * Checks a program that is only shown. A lift of it may replace the running lift with the same slot id, so that a
     * swap can be shown before it is made.
     */
    ProgramEvent.ProgramStarted preview(CommandContext at, CoachRequest.StartProgram asked) throws SQLException {
        var startsOn = asked.program().startsOn();
        var running =
                startsOn == null ? null : at.programs().currentOrNext(startsOn).orElse(null);
        return start(at, asked, slotId -> {
            if (running == null) {
                return null;
            }
            var program = running.program();
            return program.findLift(slotId, Math.max(1, program.weekOf(startsOn) - 1))
                    .orElse(null);
        });
    }

    private ProgramEvent.ProgramStarted start(
            CommandContext at, CoachRequest.StartProgram asked, Function<String, @Nullable Lift> running)
            throws SQLException {
        var isPast = at.terms() == Terms.PAST;
        if (isPast) {
            AthleteDecisions.requireNew(at);
        }
        var programs = at.programs();
        var request = asked.program();
        var checked = at.state() instanceof ProgramState.Absent
                ? lifts(at, asked, running)
                : new LiftCheck.AcceptedLifts(List.of(), List.of());
        return new ProgramEvent.ProgramStarted(
                at.programId(),
                programs.programs().size() + 1,
                request.startsOn(),
                request.template(),
                request.templates(),
                request.structure(),
                request.deloadEvery(isPast ? null : at.gym().settings().deloadEvery()),
                checked.lifts(),
                checked.warnings(),
                asked.fingerprint(),
                at.now(),
                asked.from().version(),
                isPast ? asked.weekdays() : weekdays(programs, request, at.now()));
    }

    /**
     * A weekday is valid from the program's first day on, but not before today, because nobody can miss a day that was
     * already over. Null if no day has a weekday.
     */
    private static @Nullable List<ScheduledDay> weekdays(
            AthletePrograms programs, ProgramRequest request, Instant now) {
        var weekdays = request.weekdays();
        if (weekdays == null || weekdays.isEmpty()) {
            return null;
        }
        var startsOn = request.startsOn();
        var today = programs.profile() == null ? startsOn : programs.today(now);
        return WeeklySchedule.since(today.isAfter(startsOn) ? today : startsOn, weekdays);
    }

    /** @throws Problem 422 with each refused value; without a profile the lifts are not checked */
    private LiftCheck.AcceptedLifts lifts(
            CommandContext at, CoachRequest.StartProgram asked, Function<String, @Nullable Lift> running)
            throws SQLException {
        var request = asked.program();
        var found = at.foundIn("program");
        var startsOn = startsOn(at.terms(), request.startsOn(), found);
        deloadEvery(request.deloadEvery(), found);
        ResolvedProgramRequest.checkTemplates(request, found);
        var profile = at.programs().profile();
        if (profile == null) {
            at.found().refuse("athleteId", at.terms().withoutProfileMessage(request.athleteId()), "profile-first");
            throw at.found().problem();
        }
        unit(profile, asked.from().unit());
        var then = asked.then();
        for (int n = 0; n < then.size(); n++) {
            then.get(n).check(profile.unit(), found.in("lifts[" + n + "]"));
        }
        var resolved = at.terms() == Terms.PAST
                ? ResolvedProgramRequest.complete(request)
                : ResolvedProgramRequest.of(request, at.gym().catalogue()::find);
        var checked = accepted(
                resolved.check(resolved.lifts(), context(at, startsOn, resolved.lifts(), running), found), found);
        StateLimits.beforeStart(at.programs(), at.now(), at.terms());
        return then.isEmpty() ? checked : PastLift.withStarts(then, checked);
    }

    /** {@code ofTemplate} is the unit of the program template; absent if it suits both units. */
    private static void unit(Profile profile, @Nullable WeightUnit ofTemplate) {
        if (ofTemplate != null && profile.unit() != ofTemplate) {
            throw Problem.refused(
                    "athleteId",
                    "must be an athlete who trains in " + ofTemplate
                            + ", as the increments and equipment of the program template, not in " + profile.unit(),
                    "unit");
        }
    }

    /**
     * If the rules refuse the date, reports a violation and returns today, so that the other values can still be
     * checked.
     */
    private LocalDate startsOn(Terms terms, @Nullable LocalDate asked, Violations found) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var earliest = terms.earliestStart(today);
        var latest = today.plusYears(MOST_YEARS_AHEAD);
        if (asked == null) {
            return today;
        }
        if (asked.isBefore(earliest) || asked.isAfter(latest)) {
            found.refuse("startsOn", terms.startsOnMessage(earliest, latest, asked), "starts-on");
            return today;
        }
        return asked;
    }

    /** The lift keeps its load unless the exercise or the unit changes. */
    private static ProgramEvent.LiftChanged changeLift(CommandContext at, CoachRequest.SetLift asked)
            throws SQLException {
        int next = Math.max(0, at.currentWeek()) + 1;
        int fromWeek = requireNonNullElse(asked.fromWeek(), next);
        if (fromWeek < 1 || fromWeek > next) {
            throw Problem.refused(
                    "fromWeek",
                    "must be from week 1 to week " + next + ", the week after the date in 'at', not " + fromWeek,
                    "lift-changed");
        }
        var found = at.foundIn("lift");
        var then = asked.then();
        if (then != null) {
            then.check(at.programs().requireProfile().unit(), found);
        }
        var now = at.lift(asked.slotId(), fromWeek);
        var running = at.runningLift(asked.slotId(), fromWeek);
        var from = at.programs().calendar(at.program()).startDate(fromWeek);
        var context = context(at, from, List.of(asked.lift()), slotId -> null);
        var others = at.program().liftsIn(fromWeek);
        var accepted = accepted(
                LiftCheck.change(running, now, others, asked.lift(), context, Refusals.into(found::refuse)), found);
        var checked = accepted.lifts().getFirst();
        var lift = then == null ? checked : then.withStart(checked);
        return new ProgramEvent.LiftChanged(
                at.programId(), fromWeek, lift, accepted.warnings(), at.now(), asked.ofGym() ? true : null);
    }

    private static ProgramEvent.TargetOverridden override(CommandContext at, CoachRequest.SetTarget asked) {
        var found = at.foundIn("override");
        var lift = at.lift(asked.slotId(), asked.week());
        var target = OverrideCheck.check(lift, asked.week(), asked.override(), Refusals.into(found::refuse));
        return new ProgramEvent.TargetOverridden(at.programId(), accepted(target, found), at.now());
    }

    /** A field that is missing is null, and is already reported. */
    public static void pause(Pause asked, Violations found) {
        if (asked.from() != null && asked.to() != null && asked.to().isBefore(asked.from())) {
            found.refuse("to", "must not be before the date in 'from', which is " + asked.from(), "pause");
        }
    }

    /** {@code checked} is null after a refusal. */
    private static <T> T accepted(@Nullable T checked, Violations found) {
        if (checked == null || !found.isEmpty()) {
            throw found.problem();
        }
        return checked;
    }

    public static void deloadEvery(@Nullable Integer asked, Violations found) {
        if (asked != null
                && asked != ProgramRequest.NO_DELOADS
                && (asked < Deloads.LEAST_EVERY || asked > Deloads.MOST_EVERY)) {
            found.refuse(
                    "deloadEvery",
                    "must be a number of weeks from " + Deloads.LEAST_EVERY + " to " + Deloads.MOST_EVERY + ", not "
                            + asked,
                    DeloadCheck.RULE);
        }
    }

    private static LiftCheck.Context context(
            CommandContext at, LocalDate startsOn, List<LiftRequest> lifts, Function<String, @Nullable Lift> running)
            throws SQLException {
        var programs = at.programs();
        var catalogue = at.gym().catalogue();
        return new LiftCheck.Context(
                catalogue::find,
                new Suggestions(catalogue::available)::of,
                at.gym().settings(),
                Progressions.STANDARD,
                programs.requireProfile().details(),
                startsOn,
                programs.bodyweights(),
                at.terms() == Terms.PAST ? exercise -> null : history(at, startsOn, lifts, catalogue),
                running);
    }

    /**
     * An estimate needs all of the athlete's sets. So they are loaded only if a lift starts from the history or
     * replaces another exercise.
     */
    private static Function<String, @Nullable PastEstimate> history(
            CommandContext at, LocalDate startsOn, List<LiftRequest> lifts, GymCatalogue catalogue)
            throws SQLException {
        var isAsked = lifts.stream()
                .filter(Objects::nonNull)
                .map(LiftRequest::start)
                .anyMatch(start -> start != null
                        && (Boolean.TRUE.equals(start.fromHistory()) || Boolean.TRUE.equals(start.swap())));
        if (!isAsked) {
            return exercise -> null;
        }
        var programs = at.programs();
        var roundTrip = new RoundTrip();
        var sets = SetFactTable.since(roundTrip, programs.athlete(), Cause.EVER);
        at.gym().database().run(roundTrip);
        return programs.before(startsOn, catalogue::find)
                .estimates(sets, programs.requireProfile().unit())::get;
    }
}
