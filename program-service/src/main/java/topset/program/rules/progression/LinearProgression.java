package topset.program.rules.progression;

import java.util.List;
import topset.program.rules.lift.FlagCode;
import topset.program.rules.lift.Outcome;
import topset.program.rules.lift.Prescription.Top;
import topset.program.rules.lift.Reason;
import topset.program.rules.lift.Variant;
import topset.program.rules.load.Exact;
import topset.program.rules.load.Loads;
import topset.program.rules.load.Spoken;

/** Guide: add 2.5–5 kg weekly, backoffs follow (training-rules.md § 3.1). */
final class LinearProgression implements Progression {

    private static final String FAILURES = "failures";

    @Override
    public String name() {
        return "LINEAR";
    }

    @Override
    public boolean suits(Variant variant) {
        return variant != Variant.STRAIGHT;
    }

    @Override
    public ProgressionGuide guide() {
        return new ProgressionGuide(
                "add 2.5–5 kg weekly, backoffs follow", List.of("linear.hit", "linear.repeat", "linear.reset"));
    }

    @Override
    public ProgressionResult next(WeekContext week) {
        Outcome outcome = week.deciding().outcome(week.top());
        return switch (outcome) {
            case HIT -> hit(week);
            case SHORT -> inRange(week);
            case MISSED, TOO_HARD -> failed(week, outcome);
            case NOT_TRAINED, NOT_YET_TRAINED -> throw new IllegalStateException("a trained week came to " + outcome);
        };
    }

    /**
     * {@code linear.hit}: the increment is added to the lifted load, or to the exact load that was rounded down to it.
     * So an increment smaller than the plates allow accumulates instead of being rounded away.
     */
    private static ProgressionResult hit(WeekContext week) {
        Top top = week.top();
        Exact lifted = week.deciding().load();
        Exact base = Loads.compare(lifted, top.load()) > 0 ? lifted : top.load().max(top.exactLoad());
        Exact wanted = week.converted(base).plus(week.lift().method().increment());
        Exact largest = week.loadable().largest();
        boolean limited = wanted.isAbove(largest);
        String what =
                limited ? week.shown(largest) + " is the most that can be loaded" : week.plusIncrement(base, lifted);
        Target next = Target.of(wanted.min(largest), week.state().with(FAILURES, 0));
        Reason why = why("linear.hit", week, " met " + asked(top) + ": " + what);
        return limited
                ? new ProgressionResult(Outcome.HIT, next, why, FlagCode.EQUIPMENT_LIMIT)
                : new ProgressionResult(Outcome.HIT, next, why);
    }

    /** {@code linear.repeat}: within the range but below the target: the same load, failures unchanged. */
    private static ProgressionResult inRange(WeekContext week) {
        Top top = week.top();
        String says = " is within " + top.repRange() + " reps, not yet " + top.reps() + ": " + week.again(top.load());
        return new ProgressionResult(
                Outcome.SHORT, Target.of(week.load(), week.state()), why("linear.repeat", week, says));
    }

    /** {@code linear.repeat}, then {@code linear.reset}. <b>D-4</b>: the guide says nothing about failure. */
    private static ProgressionResult failed(WeekContext week, Outcome outcome) {
        Top top = week.top();
        boolean again = week.state().count(FAILURES) + 1 >= 2;
        Exact exact = again ? week.nineTenths(week.load()) : week.load();
        String missed = outcome == Outcome.TOO_HARD
                ? " was above RPE " + Spoken.rpe(top.ceiling())
                : " missed " + week.shown(top.load()) + " × " + asked(top);
        String then = again
                ? ", the second failure: " + week.lessTenth(top.load())
                : ", the first failure: " + week.again(top.load());
        return new ProgressionResult(
                outcome,
                Target.of(exact, week.state().with(FAILURES, again ? 0 : 1)),
                why(again ? "linear.reset" : "linear.repeat", week, missed + then));
    }

    private static String asked(Top top) {
        return Spoken.reps(top.reps()) + " at RPE " + Spoken.rpe(top.ceiling()) + " or less";
    }

    private static Reason why(String rule, WeekContext week, String says) {
        return new Reason(
                rule, week.deciding().shown() + says, List.of(week.deciding().setId()));
    }
}
