package topset.program.replanning;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.rules.lift.LoggedSet;

/**
 * A program's newly computed plan: the result of a {@link ReplanTask}.
 *
 * @param program the program after the events
 * @param sets the athlete's sets that the task had
 * @param catalogue the exercises of the athlete's gym
 */
public record ReplanResult(
        ReplanTask task,
        List<ProgramEvent.OfPlan> events,
        Program program,
        List<LoggedSet> sets,
        Function<String, @Nullable Exercise> catalogue) {}
