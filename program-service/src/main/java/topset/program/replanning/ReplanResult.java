package topset.program.replanning;

import topset.program.programs.Program;
import topset.program.roster.AthletePlanned.FoldedProgram;

/** A computed plan; {@code change} is its difference from the stored one. */
public record ReplanResult(ReplanTask task, Replan.PlanChange change, FoldedProgram folded) {

    /** The program with the changed weeks. */
    public Program program() {
        return folded.program();
    }

    /** The last week that is planned now. */
    public int plannedTo() {
        return change.rows().weeks().keySet().stream()
                .mapToInt(Program.SlotInWeek::week)
                .reduce(task.planned().plannedTo(), Math::max);
    }
}
