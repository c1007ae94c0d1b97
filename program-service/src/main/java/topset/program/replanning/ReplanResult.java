package topset.program.replanning;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.programs.Program;
import topset.rules.lift.LoggedSet;

/**
 * A program's newly computed plan: the result of a {@link ReplanTask}.
 *
 * @param change the difference from the stored plan
 * @param program the program with the changed weeks
 * @param sets the athlete's sets that the task had
 * @param catalogue the exercises of the athlete's gym
 */
public record ReplanResult(
        ReplanTask task,
        Replan.PlanChange change,
        Program program,
        List<LoggedSet> sets,
        Function<String, @Nullable Exercise> catalogue) {}
