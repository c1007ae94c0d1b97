package topset.rules.progression;

import java.util.List;
import topset.contract.FlagCode;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription.Top;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;
import topset.rules.progression.Progression.MethodGuide;

/**
 * {@code RPE} (training-rules.md § 3.2). The guide says: hit the target RPE, add weight when the RPE drops below the
 * target. The e1RM is smoothed, because a reported RPE is inexact and strength varies from day to day.
 */
final class RpeProgression implements Progression {

    /** The smoothed e1RM of the lift; absent before the first week with an estimate. */
    private static final String ESTIMATE = "estimate";

    @Override
    public String name() {
        return "RPE";
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide(
                "hit the target RPE, add weight when RPE drops below it",
                List.of("rpe.failed", "rpe.no-evidence", "rpe.clamp", "rpe.hold", "rpe.raise", "rpe.lower"));
    }

    @Override
    public ProgressionResult reduce(WeekContext week) {
        return ProgressionResult.untrained(
                Target.of(week.nineTenths(week.load()), week.state().without(ESTIMATE)),
                week.lessTenth(week.prescription().load()));
    }

    @Override
    public ProgressionResult next(WeekContext week) {
        DecidingSet deciding = week.deciding();
        Top top = week.top();
        WeekOutcome outcome = deciding.outcome(top);
        if (deciding.reps() == 0) {
            Exact lesser = deciding.load().min(top.load());
            Exact exact = week.nineTenths(week.toNextReps(lesser));
            Why why = why(week, "rpe.failed", deciding.shown() + " failed: " + week.lessTenth(lesser));
            return result(outcome, exact, week.state(), why);
        }
        Exact rpe = deciding.rpeAsRead(top.reps());
        if (rpe == null) {
            String says = deciding.shown() + " says nothing of the effort: " + week.again(top.load());
            Why why = why(week, "rpe.no-evidence", says);
            return result(outcome, week.load(), week.state(), why, FlagCode.NO_RPE);
        }
        RpeEvidence evidence = RpeEvidence.of(week, rpe, week.state().get(ESTIMATE));
        Move move = move(week, evidence);
        String lighter = evidence.lightDay() ? ", lighter than the " + week.shown(top.load()) + " asked," : "";
        String says = deciding.shownAsRead(top.reps()) + lighter + " " + move.says();
        return result(
                outcome, move.exact(), week.state().with(ESTIMATE, evidence.smoothed()), why(week, move.rule(), says));
    }

    private record Move(String rule, Exact exact, String says) {}

    private static Move move(WeekContext week, RpeEvidence evidence) {
        Exact load = evidence.load();
        Exact clamped = evidence.clamped();
        int reps = week.deciding().reps();
        int target = week.top().reps();
        int effort = evidence.rpe().compareTo(week.top().rpe());
        if (reps == target && effort == 0 && !evidence.lightDay()) {
            return new Move("rpe.hold", load, "hit the target: " + again(week));
        }
        if (reps >= target && effort < 0) {
            return raise(week, evidence);
        }
        if (reps >= target && effort == 0) {
            String rule = reps > target && clamped.isAbove(load) ? "rpe.raise" : "rpe.hold";
            return clamped.isBelow(load)
                    ? new Move(rule, load, evidence.worth() + ". The target was met, so no less than " + lifted(week))
                    : new Move(rule, clamped, evidence.worthClamped());
        }
        if (clamped.isBelow(load)) {
            return new Move("rpe.lower", clamped, evidence.worthClamped());
        }
        String missed = effort > 0
                ? "RPE " + NumberText.rpe(evidence.rpe()) + " was above the target "
                        + NumberText.rpe(week.top().rpe())
                : "Not " + NumberText.reps(target);
        return new Move("rpe.lower", load, evidence.worth() + ". " + missed + ", so no more than " + lifted(week));
    }

    /**
     * {@code rpe.raise} raises the load to at least the next available load. The load stays if the lifter could lift
     * the next available load only above the RPE ceiling, according to the e1RM of this set.
     */
    private static Move raise(WeekContext week, RpeEvidence evidence) {
        Exact load = evidence.load();
        if (Loads.compare(week.loadable().nearest(evidence.clamped()), load) > 0) {
            return new Move("rpe.raise", evidence.clamped(), evidence.worthClamped());
        }
        Exact next = week.loadable().heavier(load);
        if (next == null) {
            String says = evidence.worthClamped() + ". Nothing heavier can be loaded: " + again(week);
            return new Move("rpe.hold", load, says);
        }
        if (week.body().toLift(next).isAbove(evidence.limit())) {
            String says = evidence.worthClamped() + ". The next loadable weight, " + week.shown(next)
                    + ", would be above RPE " + NumberText.rpe(week.next().ceiling()) + " ("
                    + week.shown(week.body().added(evidence.limit())) + "): " + again(week);
            return new Move("rpe.hold", load, says);
        }
        String says = evidence.worthClamped() + ". RPE " + NumberText.rpe(evidence.rpe()) + " was below the target "
                + NumberText.rpe(week.top().rpe()) + ", so the next loadable weight: " + week.shown(next);
        return new Move("rpe.raise", next, says);
    }

    private static String again(WeekContext week) {
        return week.again(week.deciding().load());
    }

    private static String lifted(WeekContext week) {
        return week.convertedInWords(week.deciding().load());
    }

    private static ProgressionResult result(
            WeekOutcome outcome, Exact exact, MethodState state, Why why, FlagCode... flags) {
        return new ProgressionResult(outcome, Target.of(exact, state), why, flags);
    }

    private static Why why(WeekContext week, String rule, String says) {
        return NamedSets.of(List.of(week.deciding().setId())).why(rule, says);
    }
}
