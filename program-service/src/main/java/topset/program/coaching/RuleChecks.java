package topset.program.coaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteProfileChanged.Goal;
import topset.contract.WeightUnit;
import topset.edge.exercises.GymCatalogue;
import topset.edge.exercises.Suggestions;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthletePrograms;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.replanning.Cause;
import topset.program.sets.Facts;
import topset.program.settings.GymTable;
import topset.rules.check.DeloadCheck;
import topset.rules.check.LiftCheck;
import topset.rules.check.Limits;
import topset.rules.check.OverrideCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.load.GymEquipment;
import topset.rules.progression.Deload;
import topset.rules.progression.Deloads;
import topset.rules.progression.PastEstimate;
import topset.rules.progression.Progressions;
import topset.rules.week.TargetOverride;

/**
 * Checks coaches' requests against the training rules. One answer with status 422 names all violations of a request.
 */
@ApplicationScoped
public class RuleChecks {
    public static final int MOST_YEARS_AHEAD = 5;

    private final GymCatalogues catalogues;
    private final Clock clock;

    public RuleChecks(GymCatalogues catalogues, Clock clock) {
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** The lifts with every default filled in. */
    public record Checked(List<Lift> lifts, List<LiftWarning> warnings) {}

    public record CheckedLift(Lift lift, List<LiftWarning> warnings) {}

    /**
     * Checks those parts of a request that need no profile of the athlete, if the body already has violations, so that
     * the answer also lists the violations of these parts. Otherwise {@link #start} makes all checks.
     */
    public void ofItself(ProgramRequest request, Violations found) {
        if (!found.isEmpty()) {
            startsOn(request.startsOn(), found);
            deloadEvery(request.deloadEvery(), found);
            ResolvedProgramRequest.checkTemplates(request, found);
        }
    }

    /** @throws Problem 422 with each refused value; without a profile the lifts are not checked */
    Checked start(Connection connection, AthletePrograms programs, GymEquipment gym, ProgramRequest request)
            throws SQLException {
        var found = new Violations(ProgramRequest.class);
        var startsOn = startsOn(request.startsOn(), found);
        deloadEvery(request.deloadEvery(), found);
        ResolvedProgramRequest.checkTemplates(request, found);
        if (programs.profile() == null) {
            found.refuse(
                    "athleteId",
                    "athlete " + request.athleteId() + " has no profile yet: PUT /v1/athletes/" + request.athleteId()
                            + " with time zone and unit first",
                    "profile-first");
            throw found.problem();
        }
        var catalogue = catalogues.load(connection, programs.athlete().gym());
        var asked = ResolvedProgramRequest.of(request, catalogue::find);
        ResolvedProgramRequest.checkWeekdays(request, asked.lifts(), found);
        var history = history(connection, programs, startsOn, asked.lifts(), catalogue);
        var verdict = LiftCheck.check(asked.lifts(), context(programs, startsOn, history, catalogue, gym));
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
            case LiftCheck.Accepted accepted when found.isEmpty() -> checked(accepted);
            case LiftCheck.Checked _ -> throw found.problem();
        };
    }

    GymCatalogue catalogue(Connection connection, String gym) throws SQLException {
        return catalogues.load(connection, gym);
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
    private LocalDate startsOn(@Nullable LocalDate asked, Violations found) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var earliest = today.minusWeeks(Limits.WEEKS_BACK);
        var latest = today.plusYears(MOST_YEARS_AHEAD);
        if (asked == null) {
            return today;
        }
        if (asked.isBefore(earliest) || asked.isAfter(latest)) {
            found.refuse(
                    "startsOn",
                    "must be from " + earliest + " (" + Limits.WEEKS_BACK + " weeks ago) to " + latest + ", not "
                            + asked,
                    "starts-on");
            return today;
        }
        return asked;
    }

    /** The lift keeps its load unless the exercise or the unit changes. */
    CheckedLift change(CommandContext at, String slotId, int fromWeek, LiftRequest asked) throws SQLException {
        var now = at.lift(slotId, fromWeek);
        var from = at.programs().calendar(at.program()).startDate(fromWeek);
        var gym = GymTable.settings(at.connection(), at.programs().athlete().gym());
        var catalogue = catalogues.load(at.connection(), at.programs().athlete().gym());
        var history = history(at.connection(), at.programs(), from, List.of(asked), catalogue);
        var context = context(at.programs(), from, history, catalogue, gym.equipment());
        return switch (LiftCheck.change(
                at.runningLift(slotId, fromWeek), now, at.program().liftsIn(fromWeek), asked, context)) {
            case LiftCheck.Accepted accepted -> {
                var checked = checked(accepted);
                yield new CheckedLift(checked.lifts().getFirst(), checked.warnings());
            }
            case LiftCheck.Refused refused -> throw refused(refused.violations(), new Violations(LiftRequest.class));
        };
    }

    TargetOverride override(Lift lift, int week, OverrideRequest asked) {
        return override(lift, week, asked, new Violations(OverrideRequest.class));
    }

    public static TargetOverride override(Lift lift, int week, OverrideRequest asked, Violations found) {
        var force = asked.force();
        var isForced = force != null && OverrideCheck.isReason(force.reason());
        if (force != null && !isForced) {
            found.refuse("force.reason", OverrideCheck.REASON_SAYS, "force");
        }
        var wanted = new OverrideCheck.Asked(
                asked.load(), asked.reps(), asked.backoffReduction(), asked.backoffSets(), asked.reason());
        return switch (OverrideCheck.check(lift, week, wanted, isForced)) {
            case OverrideCheck.Accepted accepted when found.isEmpty() -> accepted.override();
            case OverrideCheck.Accepted _ -> throw found.problem();
            case OverrideCheck.Refused refused -> throw refused(refused.violations(), found);
        };
    }

    /** Fills in the defaults of the deload. */
    static Deload deload(int week, DeloadRequest asked) {
        return deload(week, asked, new Violations(DeloadRequest.class));
    }

    public static Deload deload(int week, DeloadRequest asked, Violations found) {
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

    public static LiftCheck.Context context(
            AthletePrograms programs,
            LocalDate startsOn,
            Function<String, @Nullable PastEstimate> history,
            GymCatalogue catalogue,
            GymEquipment gym) {
        var details = programs.requireProfile().details();
        var goal = details.goal();
        return new LiftCheck.Context(
                catalogue::find,
                details.unit(),
                startsOn,
                details.trainingSince(),
                details.injured(),
                goal == null ? null : Goal.valueOf(goal.name()),
                history,
                programs.bodyweights(),
                Progressions.STANDARD,
                gym,
                new Suggestions(catalogue::available)::of);
    }

    /**
     * An estimate needs all of the athlete's sets. So they are loaded only if a lift starts from the history or
     * replaces another exercise.
     */
    private static Function<String, @Nullable PastEstimate> history(
            Connection connection,
            AthletePrograms programs,
            LocalDate startsOn,
            List<LiftRequest> lifts,
            GymCatalogue catalogue)
            throws SQLException {
        var isAsked = lifts.stream()
                .filter(Objects::nonNull)
                .map(LiftRequest::start)
                .anyMatch(start -> start != null
                        && (Boolean.TRUE.equals(start.fromHistory()) || Boolean.TRUE.equals(start.swap())));
        if (!isAsked) {
            return exercise -> null;
        }
        var sets = Facts.since(connection, List.of(new Facts.Wanted(programs.athlete(), Cause.EVER)))
                .getOrDefault(programs.athlete(), List.of());
        return programs.before(startsOn, catalogue::find)
                .estimates(sets, programs.requireProfile().details().unit())::get;
    }

    public static Checked checked(LiftCheck.Accepted accepted) {
        return new Checked(
                accepted.lifts(),
                accepted.warnings().stream()
                        .map(warning -> new LiftWarning(warning.rule(), warning.says()))
                        .toList());
    }

    public static Problem refused(List<Refusals.Violation> violations, Violations found) {
        refuse(violations, found);
        return found.problem();
    }

    /** A violation without a field is about the whole body. */
    private static void refuse(List<Refusals.Violation> violations, Violations found) {
        violations.forEach(
                each -> found.refuse(each.field().isEmpty() ? "body" : each.field(), each.message(), each.rule()));
    }
}
