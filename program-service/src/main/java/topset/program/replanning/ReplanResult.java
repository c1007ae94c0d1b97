package topset.program.replanning;

import java.util.List;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.rules.result.LoggedSet;

/**
 * The result of a {@link ReplanTask}.
 *
 * @param program the program after the events
 * @param sets the athlete's sets that the task had
 */
public record ReplanResult(ReplanTask task, List<ProgramEvent.OfPlan> events, Program program, List<LoggedSet> sets) {}
