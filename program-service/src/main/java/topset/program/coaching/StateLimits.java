package topset.program.coaching;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import topset.edge.web.Problem;
import topset.program.programs.AthleteTable;
import topset.program.programs.Program;
import topset.program.programs.ProgramCommand;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramState;
import topset.rules.check.Limits;
import topset.rules.week.LiftChange;
import topset.store.Athlete;

/**
 * Limits the stored state of an athlete, because the service reads this state for every logged set. The limits never
 * refuse a command that changes nothing or removes something.
 */
public final class StateLimits {
    private static final Duration YEAR = Duration.ofDays(365);

    private StateLimits() {}

    /** @throws Problem 422 with rule {@code programs} */
    static void beforeStart(Connection connection, Athlete athlete, Instant now) throws SQLException {
        var started = AthleteTable.startedSince(connection, athlete, now.minus(YEAR));
        if (started.inAll() >= Limits.PROGRAMS) {
            throw tooManyPrograms(athlete, started.inAll());
        }
        var first = started.first();
        if (started.count() >= Limits.PROGRAMS_A_YEAR && first != null) {
            throw Problem.refused(
                    "athleteId",
                    ("must be an athlete with fewer than %d programs started in the last %d days: %s has %d, and may"
                                    + " start the next one on %s")
                            .formatted(
                                    Limits.PROGRAMS_A_YEAR,
                                    YEAR.toDays(),
                                    athlete.id(),
                                    started.count(),
                                    LocalDate.ofInstant(first.plus(YEAR), ZoneOffset.UTC)
                                            .plusDays(1)),
                    "programs");
        }
    }

    public static Problem tooManyPrograms(Athlete athlete, int programs) {
        return Problem.refused(
                "athleteId",
                "must be an athlete with fewer than %d programs: %s has %d"
                        .formatted(Limits.PROGRAMS, athlete.id(), programs),
                "programs");
    }

    /**
     * @throws Problem 422 with rule {@code lift-changes}, {@code overrides}, {@code pauses} or {@code program-changes}
     */
    static void beforeChange(CommandContext context, ProgramCommand command) throws SQLException {
        if (context.state() instanceof ProgramState.Existing existing) {
            var gym = context.programs().athlete().gym();
            beforeChange(
                    command,
                    existing.program(),
                    AthleteTable.decisions(context.connection(), gym, context.programId(), false));
        }
    }

    /**
     * Checks the limits of a program after an imported decision.
     *
     * @param decided all decisions about the program; the first one started it
     */
    public static void beforeImport(ProgramCommand command, Program program, List<ProgramEvent.OfCoach> decided) {
        if (command instanceof ProgramCommand.ChangeLift change && change.ofGym()) {
            within(
                    Limits.GYM_LIFT_CHANGES,
                    changesOfGym(program),
                    "slotId",
                    "changes of lifts by the gym's equipment",
                    "lift-changes");
        } else {
            beforeChange(command, program, decided.size() - 1 - changesOfGym(program));
        }
    }

    /**
     * Checks the limits of a program with a number of stored decisions that the caller knows.
     *
     * @param decisions the number of stored decisions of people about the program
     */
    static void beforeChange(ProgramCommand command, Program program, int decisions) {
        var adjustments = program.adjustments();
        switch (command) {
            case ProgramCommand.ChangeLift change -> {
                inAll(decisions, "slotId");
                within(
                        Limits.LIFT_CHANGES,
                        program.lifts().changes().size() - changesOfGym(program),
                        "slotId",
                        "changes of lifts",
                        "lift-changes");
            }
            case ProgramCommand.OverrideTarget override -> {
                inAll(decisions, "week");
                within(Limits.OVERRIDES, adjustments.overrides().size(), "week", "overrides", "overrides");
            }
            case ProgramCommand.Pause pause -> {
                inAll(decisions, "from");
                within(Limits.PAUSES, adjustments.pauses().size(), "from", "pauses", "pauses");
            }
            case ProgramCommand.PlanDeload plan -> {
                inAll(decisions, "week");
                within(Limits.DELOADS, adjustments.deloads().planned().size(), "week", "deloads", "deload");
            }
            case ProgramCommand.RemoveDeload _,
                    ProgramCommand.RemoveOverride _,
                    ProgramCommand.Resume _,
                    ProgramCommand.End _,
                    ProgramCommand.Start _ -> {}
        }
    }

    /** @throws Problem 422, rule {@code equipment-changed} */
    static void beforeGymChange(Connection connection, String gym, UUID programId, int lifts) throws SQLException {
        int before = AthleteTable.decisions(connection, gym, programId, true);
        within(
                Limits.GYM_LIFT_CHANGES,
                before + lifts - 1,
                "slotId",
                "changes of the gym's equipment",
                "equipment-changed");
    }

    /**
     * The number of changes is limited because every change is stored as an event.
     *
     * @throws Problem 422, rule {@code weekday-changes}
     */
    public static void beforeWeekdays(Program program) {
        within(
                Limits.WEEKDAY_CHANGES,
                program.schedule().changes(),
                "weekdays",
                "changes of weekdays",
                "weekday-changes");
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
