package topset.program.plans;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.RaisedFlag;
import topset.program.plans.WeekPlan.DatedDay;
import topset.program.publishing.ContractMapper;
import topset.rules.lift.FlagCode;
import topset.rules.progression.Deload;
import topset.rules.week.MissedDay;
import topset.rules.week.SlotWeek;
import topset.rules.week.WeeklySchedule;

final class WeekPlans {

    private WeekPlans() {}

    static WeekPlan of(String athleteId, PlanAsOf plan, int week) {
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
                WeekPlan.Waiting.of(plan.parked()),
                asOf(plan),
                deload(plan.program().deloadIn(week)),
                days(plan, week),
                flags(plan, week),
                lifts);
    }

    private static @Nullable List<DatedDay> days(PlanAsOf plan, int week) {
        var days = plan.program().schedule().days();
        return days.isEmpty()
                ? null
                : days.stream()
                        .map(day -> new DatedDay(
                                day.day(),
                                day.weekday(),
                                WeeklySchedule.dateIn(plan.calendar().startDate(week), day)
                                        .filter(date -> plan.endsOn() == null || date.isBefore(plan.endsOn()))
                                        .orElse(null)))
                        .toList();
    }

    /** The flags that are not about one lift. In the running week they include a flag for each missed day. */
    private static List<RaisedFlag> flags(PlanAsOf plan, int week) {
        var own = ContractMapper.flags(plan.ownFlags(week), false);
        var missed = week == Math.max(1, plan.currentWeek()) ? plan.missedDays() : List.<MissedDay>of();
        return Stream.concat(
                        missed.stream()
                                .map(day -> new RaisedFlag(
                                        FlagCode.MISSED_TODAY.name(),
                                        List.of(),
                                        day.date().toString(),
                                        null)),
                        own.stream())
                .toList();
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
