package topset.program.whatif;

import java.time.temporal.ChronoUnit;
import java.util.List;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.plans.PlanAsOf;
import topset.program.plans.PlanLifts;
import topset.program.plans.WeekPlan;
import topset.program.programs.Program;
import topset.rules.lift.LoggedSet;
import topset.rules.week.SlotWeek;

/** Simulates future weeks of a program from the athlete's logged sets and from hypothetical sets. */
final class WhatIf {

    private WhatIf() {}

    /** @throws Problem 422 if there is no such slot or the session service would not accept a set */
    static Simulation of(String athleteId, PlanAsOf plan, SimulationRequest request) {
        var program = plan.program();
        int from = Math.max(1, plan.currentWeek());
        check(program, request, from);
        var sets = sets(plan, request, from);
        var after = plan
                .simulate(sets, plan.calendar().startOf(from + request.weeks().size()))
                .stream()
                .limit(request.weeks().size())
                .flatMap(week -> week.slots().stream())
                .filter(slot -> slot.slotId().equals(request.slotId()))
                .map(slot -> simulated(plan, slot))
                .toList();
        var time = plan.asOf().truncatedTo(ChronoUnit.MILLIS).atZone(plan.zone());
        return new Simulation(
                athleteId,
                program.id(),
                request.slotId(),
                after,
                new WeekPlan.AsOf(plan.sequence(), time.toOffsetDateTime()));
    }

    /** Throws one exception that lists all violations. */
    private static void check(Program program, SimulationRequest request, int from) {
        var found = new Violations(SimulationRequest.class);
        var slotId = request.slotId();
        var hasSlot = program.hasSlot(slotId);
        if (!hasSlot) {
            found.refuse("slotId", "must be one of " + slots(program) + ", not " + slotId, "slot");
        }
        for (int n = 0; n < request.weeks().size(); n++) {
            HypotheticalSets.check(
                    request.weeks().get(n).sets(),
                    hasSlot ? program.lift(slotId, from + n) : null,
                    found.in("weeks[" + n + "]"));
        }
        found.throwIfAny();
    }

    private static List<String> slots(Program program) {
        return program.lifts().started().stream().map(lift -> lift.slotId()).toList();
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

    private static Simulation.SimulatedWeek simulated(PlanAsOf plan, SlotWeek slot) {
        var program = plan.program();
        var override =
                program.adjustments().override(slot.slotId(), slot.week()).orElse(null);
        var done = slot.done();
        return new Simulation.SimulatedWeek(
                slot.week(),
                plan.calendar().startDate(slot.week()),
                done == null ? null : done.outcome().name(),
                PlanLifts.of(program.lift(slot.slotId(), slot.week()), slot, 0, override, false));
    }
}
