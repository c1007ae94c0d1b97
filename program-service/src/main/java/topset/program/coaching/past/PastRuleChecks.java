package topset.program.coaching.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.catalogue.GymCatalogues;
import topset.program.coaching.CommandContext;
import topset.program.coaching.DeloadRequest;
import topset.program.coaching.OverrideRequest;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.ResolvedProgramRequest;
import topset.program.coaching.RuleChecks;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Program;
import topset.program.settings.GymTable;
import topset.rules.check.LiftCheck;
import topset.rules.check.Limits;
import topset.rules.check.WeekdayCheck;
import topset.rules.lift.Lift;
import topset.rules.load.GymEquipment;
import topset.rules.progression.Deload;
import topset.rules.week.ScheduledDay;
import topset.rules.week.TargetOverride;
import topset.rules.week.WeeklySchedule;

/**
 * Checks imported decisions against the training rules, as {@link RuleChecks} checks the requests of coaches. A
 * violation contains the path of the field in the imported line.
 */
@ApplicationScoped
class PastRuleChecks {
    private final GymCatalogues catalogues;
    private final Clock clock;

    PastRuleChecks(GymCatalogues catalogues, Clock clock) {
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** The exercises and the equipment of a gym, with which imported lifts are checked. */
    record GymOfImport(GymCatalogue catalogue, GymEquipment equipment) {}

    /** Reads the exercises and the equipment of a gym. The connection's transaction must hold an athlete's lock. */
    GymOfImport gym(Connection connection, String gym) throws SQLException {
        return new GymOfImport(
                catalogues.load(connection, gym).withRetiredInUse(),
                GymTable.settings(connection, gym).equipment());
    }

    /**
     * Checks the lifts of an imported program. The lifts are complete, so the check needs no templates and no training
     * history.
     *
     * @throws Problem 422 that names each refused value
     */
    RuleChecks.Checked start(
            GymOfImport gym, AthletePrograms programs, PastDecision.PastProgram asked, ProgramRequest request) {
        var found = new Violations(PastDecision.class);
        var profile = programs.profile();
        if (profile == null) {
            found.refuse(
                    "athleteId",
                    "must be an athlete with a profile: an earlier line of type ATHLETE must set the" + " profile",
                    "profile-first");
            throw found.problem();
        }
        var inProgram = found.in("program");
        startsOn(asked.startsOn(), inProgram);
        RuleChecks.deloadEvery(asked.deloadEvery(), inProgram);
        ResolvedProgramRequest.checkTemplates(request, inProgram);
        ResolvedProgramRequest.checkWeekdays(request, request.lifts(), inProgram);
        for (int n = 0; n < asked.lifts().size(); n++) {
            asked.lifts().get(n).check(profile.details().unit(), inProgram.in("lifts[" + n + "]"));
        }
        return switch (LiftCheck.check(request.lifts(), context(gym, programs, asked.startsOn()))) {
            case LiftCheck.Refused(var violations) -> throw RuleChecks.refused(violations, inProgram);
            case LiftCheck.Accepted _ when !found.isEmpty() -> throw found.problem();
            case LiftCheck.Accepted(var lifts, var warnings) -> {
                var then = new ArrayList<Lift>();
                for (int n = 0; n < lifts.size(); n++) {
                    then.add(asked.lifts().get(n).withStart(lifts.get(n)));
                }
                yield RuleChecks.checked(new LiftCheck.Accepted(List.copyOf(then), warnings));
            }
        };
    }

    /**
     * Checks the start date of an imported program. The program may have started years ago, so the limit differs from
     * the limit for a new program.
     */
    private void startsOn(LocalDate asked, Violations found) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var earliest = today.minusWeeks(Limits.WEEKS_OF_IMPORT);
        var latest = today.plusYears(RuleChecks.MOST_YEARS_AHEAD);
        if (asked.isBefore(earliest) || asked.isAfter(latest)) {
            found.refuse(
                    "startsOn", "must be a date from " + earliest + " to " + latest + ", not " + asked, "starts-on");
        }
    }

    /** Checks the changed lift in a line of an import file against the training rules. */
    static RuleChecks.CheckedLift change(GymOfImport gym, CommandContext at, int fromWeek, PastLift asked) {
        var found = new Violations(PastDecision.class);
        var inLift = found.in("lift");
        asked.check(at.programs().requireProfile().details().unit(), inLift);
        var slotId = asked.slotId();
        if (slotId == null) {
            inLift.refuse("slotId", "is required", "slot");
            throw found.problem();
        }
        var from = at.programs().calendar(at.program()).startDate(fromWeek);
        var checked = LiftCheck.change(
                at.runningLift(slotId, fromWeek),
                at.lift(slotId, fromWeek),
                at.program().liftsIn(fromWeek),
                asked.request(),
                context(gym, at.programs(), from));
        return switch (checked) {
            case LiftCheck.Refused(var violations) -> throw RuleChecks.refused(violations, inLift);
            case LiftCheck.Accepted _ when !found.isEmpty() -> throw found.problem();
            case LiftCheck.Accepted(var lifts, var warnings) -> {
                var then = RuleChecks.checked(
                        new LiftCheck.Accepted(List.of(asked.withStart(lifts.getFirst())), warnings));
                yield new RuleChecks.CheckedLift(then.lifts().getFirst(), then.warnings());
            }
        };
    }

    private static LiftCheck.Context context(GymOfImport gym, AthletePrograms programs, LocalDate startsOn) {
        return RuleChecks.context(programs, startsOn, exercise -> null, gym.catalogue(), gym.equipment());
    }

    /**
     * Checks the values with which an imported line overrides the computed target (sets and load) of a lift in one
     * week.
     */
    static TargetOverride override(Lift lift, int week, OverrideRequest asked) {
        return RuleChecks.override(lift, week, asked, new Violations(PastDecision.class).in("override"));
    }

    /** Checks the weekdays of a program in a line of an import file. */
    static void weekdays(Program program, List<ScheduledDay> weekdays) {
        var found = new Violations(PastDecision.class);
        WeekdayCheck.check("weekdays", WeeklySchedule.started(weekdays).weekdays(), program.days())
                .forEach(each -> found.refuse(each.field(), each.message(), each.rule()));
        found.throwIfAny();
    }

    /** Checks the deload (a week with lower loads) of an imported line and fills in its defaults. */
    static Deload deload(int week, DeloadRequest asked) {
        return RuleChecks.deload(week, asked, new Violations(PastDecision.class).in("deload"));
    }
}
