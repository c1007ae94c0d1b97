package topset.program.programs;

import java.util.List;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.week.LiftsByWeek;
import topset.rules.week.LiftsByWeek.LiftChange;
import topset.rules.week.WeeklySchedule;

/**
 * The stored form of a program after all decisions. Apart from {@link Program}, because Jackson reads every component of
 * a record, also one that it ignores, and the plan has tables of its own.
 */
public record ProgramForm(
        ProgramStarted start,
        List<LiftChange> lifts,
        List<LiftWarning> warnings,
        WeeklySchedule schedule,
        CoachAdjustments adjustments,
        Program.Decisions decisions) {

    public static String text(Program program) {
        return ProgramEventCodec.write(new ProgramForm(
                program.start(),
                program.lifts().changes(),
                program.warnings(),
                program.schedule(),
                program.adjustments(),
                program.decisions()));
    }

    public static Program program(String state) {
        var row = ProgramEventCodec.read(state, ProgramForm.class);
        return new Program(
                row.start,
                new LiftsByWeek(row.start.lifts(), row.lifts),
                row.warnings,
                row.schedule,
                row.adjustments,
                row.decisions,
                PlanState.NOTHING);
    }
}
