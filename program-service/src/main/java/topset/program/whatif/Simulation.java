package topset.program.whatif;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.plans.WeekPlan;

/** {@code weeks} has the plan of the week after each hypothetical week, until the program ends. */
public record Simulation(
        String athleteId, UUID programId, String slotId, List<SimulatedWeek> weeks, WeekPlan.AsOf asOf) {

    /**
     * The simulated target in the week after a hypothetical week.
     *
     * @param week the week of the target
     * @param outcome the outcome of the hypothetical week before it
     * @param lift its {@code revision} is 0, because nothing is stored
     */
    public record SimulatedWeek(
            int week, LocalDate startsOn, @Nullable String outcome, WeekPlan.PlanLift lift) {}
}
