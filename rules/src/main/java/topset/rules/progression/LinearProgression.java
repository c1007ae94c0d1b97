package topset.rules.progression;

import java.util.List;
import topset.contract.FlagCode;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;
import topset.rules.progression.Progression.MethodGuide;

/** {@code LINEAR} (training-rules.md § 3.1). The guide says: add 2.5–5 kg weekly, backoffs follow. */
final class LinearProgression implements Progression {

    private static final String FAILURES = "failures";

    @Override
    public String name() {
        return "LINEAR";
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide(
                "add 2.5–5 kg weekly, backoffs follow", List.of("linear.hit", "linear.repeat", "linear.reset"));
    }

    @Override
    public ProgressionResult next(WeekContext week) {
        JudgedWeek judged = JudgedWeek.of(week);
        return switch (judged.outcome()) {
            case HIT -> hit(week, judged);
            case SHORT -> shortOfTarget(week, judged);
            case MISSED, TOO_HARD -> failed(week, judged);
            case NOT_TRAINED, NOT_YET_TRAINED, DELOADED ->
                throw new IllegalStateException("a trained week cannot have the outcome " + judged.outcome());
        };
    }

    /**
     * {@code linear.hit} adds the increment to the greater of the lifted load and the prescribed load before it was
     * rounded. So increments below the smallest plate accumulate and are not lost by rounding.
     */
    private static ProgressionResult hit(WeekContext week, JudgedWeek judged) {
        Exact prescribed = week.prescription().load();
        Exact lifted = judged.load();
        Exact base = Loads.compare(lifted, prescribed) > 0
                ? lifted
                : prescribed.max(week.prescription().exactLoad());
        Exact wanted = week.toNextReps(base).plus(week.lift().method().increment());
        Exact largest = week.loadable().largest();
        boolean limited = wanted.isAbove(largest);
        String what = limited
                ? week.shown(largest) + " is the most that can be loaded"
                : week.plus(week.increment(), base, lifted);
        Target next = Target.of(wanted.min(largest), week.state().with(FAILURES, 0));
        Why why = why("linear.hit", judged, " met " + judged.asked() + ": " + what);
        return limited
                ? new ProgressionResult(WeekOutcome.HIT, next, why, FlagCode.EQUIPMENT_LIMIT)
                : new ProgressionResult(WeekOutcome.HIT, next, why);
    }

    private static ProgressionResult shortOfTarget(WeekContext week, JudgedWeek judged) {
        String says = judged.partly() + ": " + week.again(week.prescription().load());
        return new ProgressionResult(
                WeekOutcome.SHORT, Target.of(week.load(), week.state()), why("linear.repeat", judged, says));
    }

    /**
     * The first failed week repeats the load ({@code linear.repeat}), the second reduces it ({@code linear.reset}). The
     * guide does not say what to do after a failure (D-4).
     */
    private static ProgressionResult failed(WeekContext week, JudgedWeek judged) {
        Exact prescribed = week.prescription().load();
        boolean again = week.state().count(FAILURES) + 1 >= 2;
        Exact exact = again ? week.nineTenths(week.load()) : week.load();
        String missed = judged.outcome() == WeekOutcome.TOO_HARD
                ? " was above RPE " + NumberText.rpe(judged.ceiling())
                : judged.missed();
        String then = again
                ? ", the second failure: " + week.lessTenth(prescribed)
                : ", the first failure: " + week.again(prescribed);
        return new ProgressionResult(
                judged.outcome(),
                Target.of(exact, week.state().with(FAILURES, again ? 0 : 1)),
                why(again ? "linear.reset" : "linear.repeat", judged, missed + then));
    }

    private static Why why(String rule, JudgedWeek judged, String says) {
        return judged.by().why(rule, judged.shown() + says);
    }
}
