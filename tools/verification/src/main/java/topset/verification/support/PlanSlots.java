package topset.verification.support;

import java.util.List;
import topset.client.program.PlanLift;
import topset.client.program.TodayLift;
import topset.client.program.TodayPlan;
import topset.client.program.WeekPlan;
import topset.client.program.Why;

/** Finds the lift of a slot in a plan. */
public final class PlanSlots {

    private PlanSlots() {}

    public static PlanLift of(WeekPlan plan, String slotId) {
        return plan.getLifts().stream()
                .filter(lift -> lift.getSlotId().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + slotId + " in " + plan));
    }

    public static TodayLift of(TodayPlan plan, String slotId) {
        return plan.getLifts().stream()
                .filter(lift -> lift.getSlotId().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + slotId + " in " + plan));
    }

    public static List<String> rules(PlanLift lift) {
        return lift.getWhy().stream().map(Why::getRule).toList();
    }
}
