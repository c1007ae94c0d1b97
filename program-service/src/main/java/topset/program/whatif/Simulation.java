package topset.program.whatif;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.plans.WeekPlan;

/**
 * The simulated plans.
 *
 * @param weeks the week after each hypothetical one, as far as the program goes
 */
public record Simulation(
        String athleteId, UUID programId, String slotId, List<SimulatedWeek> weeks, WeekPlan.AsOf asOf) {

    /**
     * A week's plan after the hypothetical weeks.
     *
     * @param outcome outcome of the week before (training-rules.md § 3)
     * @param lift as in the plan of a week; its {@code revision} is 0, because nothing is stored
     */
    public record SimulatedWeek(
            int week, LocalDate startsOn, @Nullable String outcome, WeekPlan.PlanLift lift) {}
}
