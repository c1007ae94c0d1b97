package topset.program.training.progression;

import java.util.List;
import java.util.Set;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Prescription.Top;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;
import topset.program.training.load.Spoken;

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
    public MethodGuide guide() {
        return new MethodGuide(
                "add 2.5–5 kg weekly, backoffs follow",
                "a lifter who can still add weight every week",
                "one number goes up every week, so it is the first to stall: a second failed week takes 10 % off",
                List.of("linear.hit", "linear.repeat", "linear.reset"));
    }

    @Override
    public ProgressionResult next(TrainedWeek week) {
        Outcome outcome = TopOutcome.of(week.deciding(), week.top());
        return switch (outcome) {
            case HIT -> hit(week);
            case SHORT -> inRange(week);
            case MISSED, TOO_HARD -> failed(week, outcome);
            case NOT_TRAINED, NOT_YET_TRAINED -> throw new IllegalStateException("a trained week came to " + outcome);
        };
    }

    /**
     * {@code linear.hit}: the load lifted, or the exact load that was rounded down to it, and the increment; so an increment
     * smaller than the plates allow adds up instead of being rounded away for ever.
     */
    private static ProgressionResult hit(TrainedWeek week) {
        Top top = week.top();
        DecidingSet deciding = week.deciding();
        EnteredWeek entered = week.entered();
        Exact base = Loads.compare(deciding.load(), top.load()) > 0
                ? deciding.load()
                : top.load().max(top.exactLoad());
        Exact wanted = entered.carried(base).plus(week.lift().method().increment());
        Exact largest = entered.loadable().largest();
        boolean limited = wanted.isAbove(largest);
        String what = limited
                ? week.shown(largest) + " is the most that can be loaded"
                : entered.plusIncrement(base, deciding.load());
        return new ProgressionResult(
                Outcome.HIT,
                Target.of(wanted.min(largest), week.state().with(FAILURES, 0)),
                why("linear.hit", deciding, " met " + aim(top) + ": " + what),
                limited ? Set.of(FlagCode.EQUIPMENT_LIMIT) : Set.of());
    }

    /** {@code linear.repeat}: inside the range, not yet the target: the same load, failures unchanged. */
    private static ProgressionResult inRange(TrainedWeek week) {
        Top top = week.top();
        return new ProgressionResult(
                Outcome.SHORT,
                Target.of(week.entered().load(), week.state()),
                why(
                        "linear.repeat",
                        week.deciding(),
                        " is within " + top.repRange() + " reps, not yet " + top.reps() + ": "
                                + week.entered().again(top.load())),
                Set.of());
    }

    /** {@code linear.repeat}, then {@code linear.reset}: <b>D-4</b>, the guide is silent on failure. */
    private static ProgressionResult failed(TrainedWeek week, Outcome outcome) {
        Top top = week.top();
        boolean again = week.state().count(FAILURES) + 1 >= 2;
        Exact load = week.entered().load();
        Exact exact = again ? week.entered().nineTenths(load) : load;
        String missed = outcome == Outcome.TOO_HARD
                ? " was above RPE " + Spoken.rpe(top.ceiling())
                : " missed " + week.shown(top.load()) + " × " + aim(top);
        String then = again
                ? ", the second failure: " + week.entered().lessTenth(top.load())
                : ", the first failure: " + week.entered().again(top.load());
        return new ProgressionResult(
                outcome,
                Target.of(exact, week.state().with(FAILURES, again ? 0 : 1)),
                why(again ? "linear.reset" : "linear.repeat", week.deciding(), missed + then),
                Set.of());
    }

    private static String aim(Top top) {
        return Spoken.reps(top.reps()) + " at RPE " + Spoken.rpe(top.ceiling()) + " or less";
    }

    private static Reason why(String rule, DecidingSet deciding, String says) {
        return new Reason(rule, deciding.shown() + says, List.of(deciding.setId()));
    }
}
