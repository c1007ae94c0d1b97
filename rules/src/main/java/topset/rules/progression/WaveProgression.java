package topset.rules.progression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Refusals;
import topset.rules.lift.Scheme;
import topset.rules.lift.SchemeTable;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;
import topset.rules.progression.Progression.MethodGuide;

/** {@code WAVE} (training-rules.md § 3.3). The guide says: 5, 4, 3 reps, repeat heavier. */
final class WaveProgression implements Progression {

    private static final String STEP = "step";
    private static final String BASE = "base";
    private static final String FAILED_STEPS = "failedSteps";
    private static final String FAILED_WAVES = "failedWaves";
    private static final int MOST_STEPS = 8;

    @Override
    public String name() {
        return "WAVE";
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide(
                "5, 4, 3 reps, repeat heavier", List.of("wave.step", "wave.heavier", "wave.repeat", "wave.reset"));
    }

    @Override
    public Exact usualRpe() {
        return Exact.of(8);
    }

    @Override
    public List<Integer> usualWaveReps() {
        return List.of(5, 4, 3);
    }

    @Override
    public int firstReps(Scheme scheme, Lift.Method method) {
        return method.waveReps().getFirst();
    }

    @Override
    public void check(Scheme scheme, Lift.Method method, Refusals refusals) {
        SchemeTable.Row row = requireNonNull(SchemeTable.row(scheme.variant()));
        if (method.waveReps().isEmpty() || method.waveReps().size() > MOST_STEPS) {
            refusals.refuse(
                    "waveReps",
                    Refusals.between(1, MOST_STEPS + " steps", method.waveReps().size()),
                    "top-reps");
        }
        if (!method.waveReps().stream().allMatch(row.topReps()::holds)) {
            refusals.refuse(
                    "waveReps",
                    Refusals.between(row.topReps().min(), row.topReps().max(), method.waveReps()),
                    "top-reps");
        }
    }

    @Override
    public Target begin(Lift lift, Exact load) {
        return step(lift, Body.NOTHING, MethodState.EMPTY.with(BASE, load));
    }

    @Override
    public ProgressionResult hold(WeekContext week) {
        Target target = step(week.lift(), week.body(), week.state());
        return ProgressionResult.untrained(target, "the same step again, " + shown(week, target));
    }

    @Override
    public ProgressionResult repeat(WeekContext week) {
        return hold(week);
    }

    @Override
    public ProgressionResult reduce(WeekContext week) {
        Target target = step(week.lift(), week.body(), reduced(week, week.state()));
        return ProgressionResult.untrained(
                target, "the wave of " + lessTenth(week) + ", the same step " + shown(week, target));
    }

    /**
     * Computes the base of the wave from the lower load of the current step. For bodyweight lifts the base may be
     * negative. If it were at least 0, the step could be heavier than the given load.
     */
    @Override
    public Target lowered(Target target, Exact exact, Lift lift, Body body) {
        int reps = requireNonNull(target.reps()).target();
        int first = lift.method().waveReps().getFirst();
        Exact rpe = requireNonNull(lift.scheme().top()).rpe();
        Exact base = reps == first
                ? exact
                : body.toLift(exact)
                        .times(RpeChart.pct(first, rpe))
                        .over(RpeChart.pct(reps, rpe))
                        .minus(body.now());
        return new Target(exact, target.reps(), target.state().with(BASE, base));
    }

    @Override
    public ProgressionResult next(WeekContext week) {
        WeekOutcome outcome = week.deciding().outcome(week.top());
        MethodState state = week.state();
        int failedSteps = state.count(FAILED_STEPS) + (outcome == WeekOutcome.HIT ? 0 : 1);
        int nextStep = state.count(STEP) + 1;
        if (nextStep < week.lift().method().waveReps().size()) {
            String says = (outcome == WeekOutcome.HIT ? "next step" : "a failed step; next step") + " of the wave of "
                    + week.withBody(week.shown(base(state)), week.body().now()) + ": ";
            return result(
                    week, outcome, "wave.step", says, state.with(STEP, nextStep).with(FAILED_STEPS, failedSteps));
        }
        MethodState start = state.with(STEP, 0).with(FAILED_STEPS, 0);
        return failedSteps == 0 ? heavier(week, outcome, start) : again(week, outcome, start, failedSteps);
    }

    private static ProgressionResult heavier(WeekContext week, WeekOutcome outcome, MethodState start) {
        Exact increment = week.lift().method().increment();
        MethodState state = start.with(BASE, base(start).plus(increment)).with(FAILED_WAVES, 0);
        String says = "a wave without a failed step: " + week.shown(base(start)) + " +" + week.increment() + ", ";
        return result(week, outcome, "wave.heavier", says, state);
    }

    private static ProgressionResult again(WeekContext week, WeekOutcome outcome, MethodState start, int failedSteps) {
        String failed = failedSteps + (failedSteps == 1 ? " failed step" : " failed steps") + " in the wave";
        int failedWaves = start.count(FAILED_WAVES) + 1;
        if (failedWaves < 2) {
            return result(
                    week,
                    outcome,
                    "wave.repeat",
                    failed + ": the same wave again, ",
                    start.with(FAILED_WAVES, failedWaves));
        }
        MethodState state = reduced(week, start).with(FAILED_WAVES, 0);
        String says = failed + ", the second such wave: " + lessTenth(week) + ", ";
        return result(week, outcome, "wave.reset", says, state);
    }

    private static ProgressionResult result(
            WeekContext week, WeekOutcome outcome, String rule, String says, MethodState state) {
        Target target = step(week.lift(), week.body(), state);
        Why why = NamedSets.of(List.of(week.deciding().setId()))
                .why(rule, week.deciding().shown() + ", " + says + shown(week, target));
        return new ProgressionResult(outcome, target, why);
    }

    private static String shown(WeekContext week, Target target) {
        return week.shown(target.exact()) + " × "
                + requireNonNull(target.reps()).target();
    }

    private static String lessTenth(WeekContext week) {
        Exact base = base(week.state());
        return week.lessTenth(base, week.shown(base));
    }

    /**
     * The base of the wave is the load of the first step. The RPE chart converts it to the loads of the other steps.
     */
    private static Target step(Lift lift, Body body, MethodState state) {
        List<Integer> waveReps = lift.method().waveReps();
        int reps = waveReps.get(state.count(STEP));
        Exact rpe = requireNonNull(lift.scheme().top()).rpe();
        int first = waveReps.getFirst();
        Exact exact = reps == first
                ? base(state)
                : body.added(
                        body.toLift(base(state)).times(RpeChart.pct(reps, rpe)).over(RpeChart.pct(first, rpe)));
        return new Target(exact, new Target.RepTarget(reps, new RepRange(reps, reps)), state);
    }

    private static MethodState reduced(WeekContext week, MethodState state) {
        return state.with(BASE, week.nineTenths(base(state)));
    }

    private static Exact base(MethodState state) {
        @Nullable Exact base = state.get(BASE);
        if (base == null) {
            throw new IllegalStateException("the state of the wave has no base load");
        }
        return base;
    }
}
