package topset.program.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.edge.exercises.GymCatalogue;
import topset.edge.exercises.Suggestions;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.programs.AthletePrograms;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.replanning.Cause;
import topset.program.sets.SetFactTable;
import topset.rules.check.DeloadCheck;
import topset.rules.check.LiftCheck;
import topset.rules.check.OverrideCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.progression.Deload;
import topset.rules.progression.Deloads;
import topset.rules.progression.PastEstimate;
import topset.rules.progression.Progressions;
import topset.rules.week.TargetOverride;
import topset.store.RoundTrip;

/**
 * Checks requests and imported lines against the training rules. One answer with status 422 names all violations of a request.
 */
@ApplicationScoped
public class RuleChecks {
    private static final int MOST_YEARS_AHEAD = 5;

    private final Clock clock;

    public RuleChecks(Clock clock) {
        this.clock = clock;
    }

    /** The lifts with every default filled in. */
    record Checked(List<Lift> lifts, List<LiftWarning> warnings) {}

    record CheckedLift(Lift lift, List<LiftWarning> warnings) {}

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

    /** @throws Problem 422 with each refused value; without a profile the lifts are not checked */
    Checked start(CommandContext at, ProgramRequest request) throws SQLException {
        var found = at.foundIn("program");
        var startsOn = startsOn(at.terms(), request.startsOn(), found);
        deloadEvery(request.deloadEvery(), found);
        ResolvedProgramRequest.checkTemplates(request, found);
        if (at.programs().profile() == null) {
            at.found().refuse("athleteId", at.terms().withoutProfileMessage(request.athleteId()), "profile-first");
            throw at.found().problem();
        }
        var asked = at.terms() == Terms.PAST
                ? ResolvedProgramRequest.complete(request)
                : ResolvedProgramRequest.of(request, at.gym().catalogue()::find);
        ResolvedProgramRequest.checkWeekdays(request, asked.lifts(), found);
        var verdict = LiftCheck.check(asked.lifts(), context(at, startsOn, asked.lifts()));
        var ofTheRules = switch (verdict) {
            case LiftCheck.Accepted _ -> List.<Refusals.Violation>of();
            case LiftCheck.Refused refused -> refused.violations();
        };
        refuse(
                asked.named(ofTheRules).stream()
                        .filter(each -> !asked.isLeftToTheTemplate(each.field()))
                        .toList(),
                found);
        return switch (verdict) {
            case LiftCheck.Accepted accepted when found.isEmpty() -> new Checked(accepted.lifts(), warnings(accepted));
            case LiftCheck.Checked _ -> throw found.problem();
        };
    }

    /**
     * The athlete must train in the unit of the program template.
     *
     * @param unit absent if the template suits both units
     */
    static void unit(AthletePrograms programs, @Nullable WeightUnit unit) {
        var profile = programs.profile();
        if (unit != null && profile != null && profile.details().unit() != unit) {
            throw Problem.refused(
                    "athleteId",
                    "must be an athlete who trains in " + unit + ", as the increments and equipment of the program"
                            + " template, not in " + profile.details().unit(),
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
    CheckedLift change(CommandContext at, String slotId, int fromWeek, LiftRequest asked) throws SQLException {
        var now = at.lift(slotId, fromWeek);
        var from = at.programs().calendar(at.program()).startDate(fromWeek);
        var found = at.foundIn("lift");
        return switch (LiftCheck.change(
                at.runningLift(slotId, fromWeek),
                now,
                at.program().liftsIn(fromWeek),
                asked,
                context(at, from, List.of(asked)))) {
            case LiftCheck.Accepted accepted
            when found.isEmpty() -> new CheckedLift(accepted.lifts().getFirst(), warnings(accepted));
            case LiftCheck.Accepted _ -> throw found.problem();
            case LiftCheck.Refused refused -> throw refused(refused.violations(), found);
        };
    }

    static TargetOverride override(Lift lift, int week, OverrideRequest asked, Violations found) {
        var force = asked.force();
        var isForced = force != null && OverrideCheck.isReason(force.reason());
        if (force != null && !isForced) {
            found.refuse("force.reason", OverrideCheck.REASON_SAYS, "force");
        }
        return switch (OverrideCheck.check(lift, week, asked, isForced)) {
            case OverrideCheck.Accepted accepted when found.isEmpty() -> accepted.override();
            case OverrideCheck.Accepted _ -> throw found.problem();
            case OverrideCheck.Refused refused -> throw refused(refused.violations(), found);
        };
    }

    /** Fills in the defaults of the deload. */
    static Deload deload(int week, DeloadRequest asked, Violations found) {
        var wanted = new DeloadCheck.Asked(asked.percent(), asked.backoffSets(), asked.reason());
        return switch (DeloadCheck.check(week, wanted)) {
            case DeloadCheck.Accepted accepted -> accepted.deload();
            case DeloadCheck.Refused refused -> throw refused(refused.violations(), found);
        };
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

    private static LiftCheck.Context context(CommandContext at, LocalDate startsOn, List<LiftRequest> lifts)
            throws SQLException {
        var programs = at.programs();
        var catalogue = at.gym().catalogue();
        var details = programs.requireProfile().details();
        return new LiftCheck.Context(
                catalogue::find,
                details.unit(),
                startsOn,
                details.trainingSince(),
                details.injured(),
                details.goal(),
                at.terms() == Terms.PAST ? exercise -> null : history(at, startsOn, lifts, catalogue),
                programs.bodyweights(),
                Progressions.STANDARD,
                at.gym().settings().equipment(),
                new Suggestions(catalogue::available)::of);
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
        var stored = SetFactTable.since(roundTrip, Map.of(programs.athlete(), Cause.EVER));
        roundTrip.run(at.gym().connection());
        var sets = stored.getOrDefault(programs.athlete(), List.of());
        return programs.before(startsOn, catalogue::find)
                .estimates(sets, programs.requireProfile().details().unit())::get;
    }

    private static List<LiftWarning> warnings(LiftCheck.Accepted accepted) {
        return accepted.warnings().stream()
                .map(warning -> new LiftWarning(warning.rule(), warning.says()))
                .toList();
    }

    private static Problem refused(List<Refusals.Violation> violations, Violations found) {
        refuse(violations, found);
        return found.problem();
    }

    /** A violation without a field is about the whole body. */
    private static void refuse(List<Refusals.Violation> violations, Violations found) {
        violations.forEach(
                each -> found.refuse(each.field().isEmpty() ? "body" : each.field(), each.message(), each.rule()));
    }
}
