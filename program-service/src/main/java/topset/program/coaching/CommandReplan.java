package topset.program.coaching;

import java.sql.SQLException;
import java.time.Instant;
import topset.program.programs.AthletePrograms;
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
import topset.program.replanning.Planner;
import topset.store.Actor;
import topset.store.append.Tx;

/**
 * Computes the plan of a program again after a command, from the first week that the command may change.
 *
 * @param programs the athlete's programs, including the changed one
 * @param program the program as it is after the command
 */
record CommandReplan(Planner planner, Tx tx, Actor actor, AthletePrograms programs, Program program, Instant now) {

    void after(ProgramCommand command) throws SQLException {
        switch (command) {
            case Start start -> programsChanged();
            case End end -> programsChanged();
            case ChangeLift change -> decided(change.fromWeek() - 1);
            case OverrideTarget set -> decided(set.override().week() - 1);
            case RemoveOverride remove -> decided(remove.week() - 1);
            case PlanDeload plan -> deloadsChanged(plan.deload().week() - 1);
            case RemoveDeload remove -> deloadsChanged(remove.week() - 1);
            case Pause pause -> pausesChanged(program.weekOf(pause.from()));
            case Resume resume -> pausesChanged(program.weekOf(resume.today()));
        }
    }

    private void programsChanged() throws SQLException {
        planner.programsChanged(tx, actor, programs, program.id(), now);
    }

    private void decided(int firstWeek) throws SQLException {
        planner.decided(tx, actor, programs, program.id(), firstWeek, now);
    }

    private void deloadsChanged(int firstWeek) throws SQLException {
        planner.deloadsChanged(tx, actor, programs, program.id(), firstWeek, now);
    }

    /**
     * A pause changes the plans of later weeks. It also cancels a regular deload in a paused week or in the week after
     * the pause.
     */
    private void pausesChanged(int firstWeek) throws SQLException {
        if (program.adjustments().deloads().every() == null) {
            decided(Math.max(1, firstWeek));
        } else {
            deloadsChanged(firstWeek - 1);
        }
    }
}
