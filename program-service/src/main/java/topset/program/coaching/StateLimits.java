package topset.program.coaching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.program.programs.AthletePrograms;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.rules.check.Limits;
import topset.rules.week.LiftsByWeek.LiftChange;

/**
 * Limits the stored state of an athlete, because the service reads this state for every logged set. The limits never
 * refuse a command that changes nothing or removes something.
 */
public final class StateLimits {
    private static final Duration YEAR = Duration.ofDays(365);

    private StateLimits() {}

    static void beforeStart(AthletePrograms programs, Instant now, Terms terms) {
        int inAll = programs.programs().size();
        if (inAll >= Limits.PROGRAMS) {
            throw Problem.refused(
                    "athleteId",
                    "must be an athlete with fewer than %d programs: %s has %d"
                            .formatted(Limits.PROGRAMS, programs.athlete().id(), inAll),
                    "programs");
        }
        if (terms == Terms.NOW) {
            beforeStartOfTheYear(programs, now);
        }
    }

    private static void beforeStartOfTheYear(AthletePrograms programs, Instant now) {
        var ofTheYear = programs.programs().stream()
                .map(planned -> planned.program().start().at())
                .filter(startedAt -> startedAt.isAfter(now.minus(YEAR)))
                .sorted()
                .toList();
        if (ofTheYear.size() >= Limits.PROGRAMS_A_YEAR) {
            throw Problem.refused(
                    "athleteId",
                    ("must be an athlete with fewer than %d programs started in the last %d days: %s has %d, and may"
                                    + " start the next one on %s")
                            .formatted(
                                    Limits.PROGRAMS_A_YEAR,
                                    YEAR.toDays(),
                                    programs.athlete().id(),
                                    ofTheYear.size(),
                                    LocalDate.ofInstant(ofTheYear.getFirst().plus(YEAR), ZoneOffset.UTC)
                                            .plusDays(1)),
                    "programs");
        }
    }

    static void beforeChange(ProgramEvent.OfCoach event, Program program) {
        int decisions = program.decisions().ofPeople();
        var adjustments = program.adjustments();
        switch (event) {
            case ProgramEvent.LiftChanged changed
            when Boolean.TRUE.equals(changed.ofGym()) ->
                within(
                        Limits.GYM_LIFT_CHANGES,
                        changesOfGym(program),
                        "slotId",
                        "changes of lifts by the gym's equipment",
                        "lift-changes");
            case ProgramEvent.LiftChanged _ -> {
                inAll(decisions, "slotId");
                within(
                        Limits.LIFT_CHANGES,
                        program.lifts().changes().size() - changesOfGym(program),
                        "slotId",
                        "changes of lifts",
                        "lift-changes");
            }
            case ProgramEvent.TargetOverridden _ -> {
                inAll(decisions, "week");
                within(Limits.OVERRIDES, adjustments.overrides().size(), "week", "overrides", "overrides");
            }
            case ProgramEvent.ProgramPaused _ -> {
                inAll(decisions, "from");
                within(Limits.PAUSES, adjustments.pauses().size(), "from", "pauses", "pauses");
            }
            case ProgramEvent.DeloadPlanned _ -> {
                inAll(decisions, "week");
                within(Limits.DELOADS, adjustments.deloads().planned().size(), "week", "deloads", "deload");
            }
            case ProgramEvent.DeloadRemoved _,
                    ProgramEvent.OverrideRemoved _,
                    ProgramEvent.ProgramResumed _,
                    ProgramEvent.ProgramEnded _,
                    ProgramEvent.ProgramStarted _ -> {}
        }
    }

    static void beforeGymChange(Program program) {
        within(
                Limits.GYM_LIFT_CHANGES,
                program.decisions().ofGym() - 1,
                "slotId",
                "changes of the gym's equipment",
                "equipment-changed");
    }

    /** Limited because every change is stored as an event. */
    static void beforeWeekdays(Program program) {
        within(
                Limits.WEEKDAY_CHANGES,
                program.schedule().changes(),
                "weekdays",
                "changes of weekdays",
                "weekday-changes");
    }

    public static void beforeProfile(@Nullable Profile before, Profile changed) {
        if (isAbove(Limits.BODYWEIGHTS, before, changed, Profile::bodyweights)) {
            throw Problem.refused(
                    "bodyweight",
                    ("must belong to a day whose bodyweight is already stored: bodyweights of %d days are stored,"
                                    + " which is the limit")
                            .formatted(Limits.BODYWEIGHTS),
                    "bodyweights");
        }
        if (isAbove(Limits.TIME_ZONES, before, changed, Profile::zones)) {
            int zones = changed.zones().size();
            throw Problem.refused(
                    "timeZone",
                    "must stay %s: it was changed %d times, and no more than %d changes are allowed"
                            .formatted(changed.zones().get(zones - 2).zone(), zones - 2, Limits.TIME_ZONES - 1),
                    "time-zones");
        }
        if (isAbove(
                Limits.INJURIES, before, changed, profile -> profile.injuries().changes())) {
            int injuries = changed.injuries().changes().size();
            throw Problem.refused(
                    "injured",
                    "must stay %s: it was changed %d times, and no more than %d changes are allowed"
                            .formatted(!changed.details().hasInjury(), injuries - 1, Limits.INJURIES),
                    "injuries");
        }
    }

    private static boolean isAbove(
            int most, @Nullable Profile before, Profile changed, Function<Profile, ? extends List<?>> part) {
        int count = part.apply(changed).size();
        return count > most && (before == null || count > part.apply(before).size());
    }

    private static int changesOfGym(Program program) {
        return Math.toIntExact(
                program.lifts().changes().stream().filter(LiftChange::ofGym).count());
    }

    private static void inAll(int decisions, String field) {
        within(Limits.PROGRAM_CHANGES, decisions, field, "changes (including reverted ones)", "program-changes");
    }

    private static void within(int most, int count, String field, String what, String rule) {
        if (count >= most) {
            throw Problem.refused(
                    field,
                    "must belong to a program with fewer than %d %s: the program has %d, so start another program"
                            .formatted(most, what, count),
                    rule);
        }
    }
}
