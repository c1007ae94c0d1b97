package topset.program.plans;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import topset.program.parked.ParkedReason;
import topset.program.publishing.ContractMapper;
import topset.program.rules.deload.Deload;
import topset.program.rules.engine.SlotWeek;

/** Converts the plan of a week to the JSON form of the API. */
final class WeekPlans {

    private WeekPlans() {}

    static WeekPlan of(String athleteId, PlanAsOf plan, int week) {
        var parked = plan.parked();
        var lifts = plan.program().liftsIn(week).stream()
                .flatMap(lift -> plan
                        .decided(week, lift.slotId())
                        .map(decided -> PlanLifts.of(
                                lift,
                                decided.slotWeek(),
                                decided.revision(),
                                plan.program()
                                        .adjustments()
                                        .override(lift.slotId(), week)
                                        .orElse(null),
                                decided.revisedAfterFinal()))
                        .stream())
                .toList();
        return new WeekPlan(
                athleteId,
                plan.program().id(),
                week,
                plan.calendar().startDate(week),
                status(plan, week),
                parked != null,
                parked == null ? null : parked.cause().name(),
                parked == null ? null : ParkedReason.of(parked.cause()),
                asOf(plan),
                deload(plan.program().deloadIn(week)),
                ContractMapper.flags(plan.ownFlags(week), false),
                lifts);
    }

    private static WeekPlan.@Nullable LighterWeek deload(@Nullable Deload deload) {
        return deload == null
                ? null
                : new WeekPlan.LighterWeek(deload.percent().output(), deload.backoffSets(), deload.reason());
    }

    static WeekPlan.AsOf asOf(PlanAsOf plan) {
        return new WeekPlan.AsOf(
                plan.sequence(),
                plan.asOf().truncatedTo(ChronoUnit.MILLIS).atZone(plan.zone()).toOffsetDateTime());
    }

    private static String status(PlanAsOf plan, int week) {
        var isFinal = plan.program().week(week).stream().allMatch(each -> each.status() == SlotWeek.Status.FINAL);
        return (isFinal ? SlotWeek.Status.FINAL : SlotWeek.Status.PROVISIONAL).name();
    }
}
