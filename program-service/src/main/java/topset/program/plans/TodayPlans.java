package topset.program.plans;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.contract.TargetRecomputed.DoneSet;
import topset.program.publishing.ContractMapper;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.week.Today;

/** Computes today's plan (training-rules.md § 4 and 6). */
final class TodayPlans {

    private TodayPlans() {}

    static TodayPlan of(String athleteId, PlanAsOf plan) {
        var session = session(plan);
        var sets = session.map(id -> setsOf(plan, id)).orElse(List.of());
        var first = sets.isEmpty() ? null : sets.getFirst();
        var week = first == null ? plan.currentWeek() : plan.calendar().weekOf(first.sessionStart());
        var lifts = plan.program().liftsIn(week).stream()
                .map(lift -> lift(plan, week, lift, sets))
                .toList();
        return new TodayPlan(
                athleteId,
                week,
                session.orElse(null),
                first == null ? null : first.day(),
                session.map(plan.finishedSessions()::get)
                        .map(at -> at.atZone(plan.zone()).toOffsetDateTime())
                        .orElse(null),
                plannedDay(plan),
                WeekPlan.Waiting.of(plan.parked()),
                lifts,
                WeekPlans.asOf(plan));
    }

    private static @Nullable Integer plannedDay(PlanAsOf plan) {
        var today = plan.asOf().atZone(plan.zone()).toLocalDate();
        var endsOn = plan.endsOn();
        return endsOn != null && !today.isBefore(endsOn)
                ? null
                : plan.program().schedule().dayOn(today).orElse(null);
    }

    /**
     * Returns the latest session that has a set on the athlete's local date. A session that began before the program
     * does not count.
     */
    private static Optional<String> session(PlanAsOf plan) {
        var today = plan.asOf().atZone(plan.zone()).toLocalDate();
        return plan.sets().stream()
                .filter(set ->
                        set.completedAt().atZone(plan.zone()).toLocalDate().equals(today))
                .filter(set -> plan.calendar().weekOf(set.sessionStart()) >= 1)
                .max(Comparator.comparing(LoggedSet::sessionStart).thenComparing(LoggedSet::sessionId))
                .map(LoggedSet::sessionId);
    }

    private static List<LoggedSet> setsOf(PlanAsOf plan, String sessionId) {
        return plan.sets().stream()
                .filter(set -> set.sessionId().equals(sessionId))
                .toList();
    }

    private static TodayPlan.TodayLift lift(PlanAsOf plan, int week, Lift lift, List<LoggedSet> session) {
        var sets = Today.setsOf(lift, plan.program().liftsIn(week), session);
        var current = plan.decided(week, lift.slotId())
                .map(decided -> decided.slotWeek())
                .orElse(null);
        var top = Today.decidingSet(lift, current == null ? null : current.prescription(), sets);
        var backoff = current == null ? null : Today.backoff(lift, current, sets);
        return new TodayPlan.TodayLift(
                lift.slotId(),
                lift.exercise(),
                lift.unit(),
                top == null ? null : new DoneSet(top.load().output(), top.reps(), ContractMapper.output(top.rpe())),
                backoff == null
                        ? null
                        : new TodayPlan.Backoff(
                                backoff.load().output(),
                                backoff.exactLoad().output(),
                                backoff.reduction().output(),
                                backoff.setsLeft(),
                                PlanLifts.perSide(lift.equipment(), backoff.load())),
                backoff == null ? List.of() : ContractMapper.why(backoff.why()));
    }
}
