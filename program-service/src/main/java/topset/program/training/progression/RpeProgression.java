package topset.program.training.progression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Prescription.Top;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;
import topset.program.training.load.RpeChart;

/**
 * Guide: hit the target RPE, add weight when RPE drops below it (training-rules.md § 3.2). <b>D-8</b>: a reported RPE is coarse
 * and days differ, so the estimate is smoothed.
 */
final class RpeProgression implements Progression {

    /** The slot's own smoothed e1RM, absent at first. */
    private static final String ESTIMATE = "estimate";

    private static final Exact HALF = Exact.ratio(1, 2);
    private static final Exact MOST_A_WEEK = Exact.ratio(105, 100);
    private static final Exact FAILURE = Exact.of(10);

    @Override
    public String name() {
        return "RPE";
    }

    @Override
    public boolean suits(Variant variant) {
        return variant != Variant.STRAIGHT;
    }

    @Override
    public Target reduce(Lift lift, Prescription prescription, MethodState state) {
        return Target.of(prescription.load().times(NINE_TENTHS), state.without(ESTIMATE));
    }

    @Override
    public Judged next(TrainedWeek week) {
        DecidingSet deciding = week.deciding();
        Top top = week.top();
        Outcome outcome = TopOutcome.of(deciding, top);
        if (deciding.reps() == 0) {
            Exact exact = deciding.load().min(top.load()).times(NINE_TENTHS);
            return judged(outcome, exact, week.state(), why(week, "rpe.failed", "failed: −10 %"), Set.of());
        }
        Exact rpe = deciding.rpeAsRead(top.reps());
        if (rpe == null) {
            Reason why =
                    why(week, "rpe.no-evidence", "says nothing of the effort: " + week.shown(top.load()) + " again");
            return judged(outcome, top.load(), week.state(), why, Set.of(FlagCode.NO_RPE));
        }
        Evidence evidence = Evidence.of(week, rpe);
        Move move = move(week, evidence);
        String says = "puts the 1RM at " + week.shown(evidence.smoothed()) + ", worth " + week.shown(evidence.raw())
                + " for " + top.reps() + " at RPE " + top.rpe().shown() + ": " + week.shown(move.exact());
        return judged(
                outcome,
                move.exact(),
                week.state().with(ESTIMATE, evidence.smoothed()),
                why(week, move.rule(), says),
                Set.of());
    }

    /** Where the load goes. */
    private record Move(String rule, Exact exact) {}

    private static Move move(TrainedWeek week, Evidence evidence) {
        Exact load = week.deciding().load();
        int reps = week.deciding().reps();
        int target = week.top().reps();
        int effort = evidence.rpe().compareTo(week.top().rpe());
        if (reps == target && effort == 0) {
            return new Move("rpe.hold", evidence.lightDay() ? load.max(evidence.clamped()) : load);
        }
        if (reps >= target && effort < 0) {
            return raise(week, evidence);
        }
        if (reps > target && effort == 0) {
            boolean higher = evidence.clamped().isAbove(load);
            return new Move(
                    higher ? "rpe.raise" : "rpe.hold", evidence.clamped().max(load));
        }
        return new Move("rpe.lower", evidence.clamped().min(load));
    }

    /** {@code rpe.raise}: at least to the next weight there is, as long as the set itself says that it can be lifted at all. */
    private static Move raise(TrainedWeek week, Evidence evidence) {
        Exact load = week.deciding().load();
        if (Loads.compare(week.loadable().nearest(evidence.clamped()), load) > 0) {
            return new Move("rpe.raise", evidence.clamped());
        }
        Exact next = week.loadable().above(load);
        Exact limit = evidence.estimate().times(RpeChart.pct(week.top().reps(), FAILURE));
        return next != null && next.compareTo(limit) <= 0 ? new Move("rpe.raise", next) : new Move("rpe.hold", load);
    }

    /**
     * What the deciding set says.
     *
     * @param rpe as reported, or as read
     * @param estimate e1RM of the set
     * @param smoothed S′
     * @param raw what S′ is worth for the target
     * @param clamped {@code rpe.clamp}: kept near the load lifted
     * @param lightDay a lighter load than prescribed, easily lifted: a lower bound only
     */
    private record Evidence(Exact rpe, Exact estimate, Exact smoothed, Exact raw, Exact clamped, boolean lightDay) {

        static Evidence of(TrainedWeek week, Exact rpe) {
            DecidingSet deciding = week.deciding();
            Top top = week.top();
            boolean lightDay = Loads.compare(deciding.load(), top.load()) < 0
                    && deciding.reps() >= top.reps()
                    && rpe.compareTo(top.rpe()) <= 0;
            Exact estimate = RpeChart.e1rm(deciding.load(), deciding.reps(), rpe);
            boolean lowerBound = lightDay || RpeChart.isLowerBound(deciding.reps(), rpe);
            Exact smoothed = smoothed(estimate, week.state().get(ESTIMATE), lowerBound);
            Exact raw = smoothed.times(RpeChart.pct(top.reps(), top.rpe()));
            Exact clamped = raw.max(deciding.load().times(NINE_TENTHS))
                    .min(deciding.load().times(MOST_A_WEEK));
            if (lightDay) {
                clamped = clamped.max(top.load().times(NINE_TENTHS));
            }
            return new Evidence(rpe, estimate, smoothed, raw, clamped, lightDay);
        }

        private static Exact smoothed(Exact estimate, @Nullable Exact before, boolean lowerBound) {
            if (before == null) {
                return estimate;
            }
            Exact mean = estimate.plus(before).times(HALF);
            return lowerBound ? before.max(mean) : mean;
        }
    }

    private static Judged judged(Outcome outcome, Exact exact, MethodState state, Reason why, Set<FlagCode> flags) {
        return new Judged(outcome, Target.of(exact, state), why, flags);
    }

    private static Reason why(TrainedWeek week, String rule, String says) {
        return new Reason(
                rule,
                week.deciding().shown() + " " + says,
                List.of(week.deciding().setId()));
    }
}
