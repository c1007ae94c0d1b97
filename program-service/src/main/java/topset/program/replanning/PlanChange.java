package topset.program.replanning;

import java.util.List;
import topset.contract.ProgramFact;
import topset.program.programs.PlanState;

/**
 * The difference between a computed plan of a program and its stored plan.
 *
 * @param results what is published, in order
 * @param rows what is stored for the next computation; some of it is not visible, so it has no result
 */
public record PlanChange(List<ProgramFact> results, PlanState rows) {}
