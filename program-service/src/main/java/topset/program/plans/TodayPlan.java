package topset.program.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.TargetRecomputed.DoneSet;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.program.web.Waiting;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;
import topset.rules.week.TodayBackoff;

/**
 * {@code sessionId} is the newest session with a set on the athlete's current date, {@code day} the day of the program
 * that it is for, and {@code plannedDay} the day that is planned on that date.
 */
public record TodayPlan(
        String athleteId,
        int week,
        @Nullable String sessionId,
        @Nullable Integer day,
        @Nullable OffsetDateTime finishedAt,
        @Nullable Integer plannedDay,
        @JsonUnwrapped Waiting waiting,
        List<TodayLift> lifts,
        WeekPlan.AsOf asOf) {

    static TodayPlan of(String athleteId, PlanAsOf plan) {
        var sets = newestSession(plan);
        var first = sets.isEmpty() ? null : sets.getFirst();
        var week = first == null ? plan.currentWeek() : plan.calendar().weekOf(first.sessionStart());
        var finishedAt = first == null ? null : plan.finishedSessions().get(first.sessionId());
        var isOver = plan.endsOn() != null && !plan.today().isBefore(plan.endsOn());
        return new TodayPlan(
                athleteId,
                week,
                first == null ? null : first.sessionId(),
                first == null ? null : first.day(),
                finishedAt == null ? null : finishedAt.atZone(plan.zone()).toOffsetDateTime(),
                isOver ? null : plan.program().schedule().dayOn(plan.today()).orElse(null),
                Waiting.of(plan.parked()),
                plan.program().liftsIn(week).stream()
                        .map(lift -> TodayLift.of(plan, week, lift, sets))
                        .toList(),
                WeekPlan.AsOf.of(plan));
    }

    /**
     * The sets of the latest session that has a set on the athlete's local date. A session that began before the
     * program does not count.
     */
    private static List<LoggedSet> newestSession(PlanAsOf plan) {
        var newest = plan.sets().stream()
                .filter(plan::isOfToday)
                .filter(set -> plan.calendar().weekOf(set.sessionStart()) >= 1)
                .max(Comparator.comparing(LoggedSet::sessionStart).thenComparing(LoggedSet::sessionId))
                .map(LoggedSet::sessionId);
        return plan.sets().stream()
                .filter(set -> newest.filter(set.sessionId()::equals).isPresent())
                .toList();
    }

    /** {@code top} and {@code backoff} are absent before the top set is completed. */
    public record TodayLift(
            String slotId,
            String exercise,
            WeightUnit unit,
            @Nullable DoneSet top,
            @Nullable Backoff backoff,
            List<Why> why) {

        private static TodayLift of(PlanAsOf plan, int week, Lift lift, List<LoggedSet> session) {
            var sets = Today.setsOf(lift, plan.program().liftsIn(week), session);
            var target = plan.program().slotWeek(week, lift.slotId());
            var top = Today.decidingSet(lift, target == null ? null : target.prescription(), sets);
            var backoff = target == null ? null : Today.backoff(lift, target, sets);
            return new TodayLift(
                    lift.slotId(),
                    lift.exercise(),
                    lift.unit(),
                    top == null ? null : SlotWeek.DoneSet.of(top).published(),
                    backoff == null ? null : Backoff.of(lift, backoff),
                    backoff == null ? List.of() : backoff.why());
        }
    }

    /** {@code plates} are those on each side of the bar, heaviest first; absent without a bar. */
    public record Backoff(
            BigDecimal load,
            BigDecimal exactLoad,
            BigDecimal reductionPercent,
            int setsLeft,
            @Nullable List<BigDecimal> plates) {

        private static Backoff of(Lift lift, TodayBackoff backoff) {
            return new Backoff(
                    backoff.load().output(),
                    backoff.exactLoad().output(),
                    backoff.reduction().output(),
                    backoff.setsLeft(),
                    WeekPlan.platesPerSide(lift.equipment(), backoff.load()));
        }
    }
}
