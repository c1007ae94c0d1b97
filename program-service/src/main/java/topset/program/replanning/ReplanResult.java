package topset.program.replanning;

import topset.program.programs.Program;
import topset.program.roster.AthletePlanned.FoldedProgram;

/** A computed plan; {@code change} is its difference from the stored one. */
public record ReplanResult(ReplanTask task, Replan.PlanChange change, FoldedProgram folded) {

    public Program program() {
        return folded.program();
    }

    public int plannedTo() {
        return change.rows().weeks().keySet().stream()
                .mapToInt(Program.SlotInWeek::week)
                .reduce(task.planned().plannedTo(), Math::max);
    }
}
