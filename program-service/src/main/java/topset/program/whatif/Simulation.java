package topset.program.whatif;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.WeekOutcome;
import topset.edge.web.Violations;
import topset.program.plans.PlanAsOf;
import topset.program.plans.WeekPlan;
import topset.program.programs.Program;
import topset.program.programs.Program.StoredTarget;
import topset.rules.lift.LoggedSet;
import topset.rules.week.SlotWeek;

public record Simulation(
        String athleteId, UUID programId, String slotId, List<SimulatedWeek> weeks, WeekPlan.AsOf asOf) {

    public record SimulatedWeek(
            int week, LocalDate startsOn, @Nullable WeekOutcome outcome, WeekPlan.PlanLift lift) {}

    static Simulation of(String athleteId, PlanAsOf plan, SimulationRequest request) {
        int from = Math.max(1, plan.currentWeek());
        check(plan.program(), request, from);
        int weeks = request.weeks().size();
        var after = plan.simulate(sets(plan, request, from), plan.calendar().startOf(from + weeks)).stream()
                .limit(weeks)
                .flatMap(week -> week.slots().stream())
                .filter(slot -> slot.slotId().equals(request.slotId()))
                .map(slot -> simulated(plan, slot))
                .toList();
        return new Simulation(athleteId, plan.program().id(), request.slotId(), after, WeekPlan.AsOf.of(plan));
    }

    private static void check(Program program, SimulationRequest request, int from) {
        var found = new Violations(SimulationRequest.class);
        var slotId = request.slotId();
        var hasSlot = program.hasSlot(slotId);
        if (!hasSlot) {
            found.refuse("slotId", "must be one of " + program.slotIds() + ", not " + slotId, "slot");
        }
        for (int n = 0; n < request.weeks().size(); n++) {
            HypotheticalSets.check(
                    request.weeks().get(n).sets(),
                    hasSlot ? program.lift(slotId, from + n) : null,
                    found.in("weeks[" + n + "]"));
        }
        found.throwIfAny();
    }

    private static List<LoggedSet> sets(PlanAsOf plan, SimulationRequest request, int from) {
        var sets = plan.sets();
        for (int n = 0; n < request.weeks().size(); n++) {
            var lift = plan.program().lift(request.slotId(), from + n);
            sets = new HypotheticalSets(plan, lift, from + n)
                    .among(sets, request.weeks().get(n).sets());
        }
        return sets;
    }

    private static SimulatedWeek simulated(PlanAsOf plan, SlotWeek slot) {
        var program = plan.program();
        var done = slot.done();
        return new SimulatedWeek(
                slot.week(),
                plan.calendar().startDate(slot.week()),
                done == null ? null : done.outcome(),
                WeekPlan.PlanLift.of(program, StoredTarget.unstored(slot)));
    }
}
