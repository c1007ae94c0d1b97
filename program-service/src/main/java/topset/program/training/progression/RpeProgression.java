package topset.program.training.progression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Prescription.Top;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Variant;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;
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

    @Override
    public String name() {
        return "RPE";
    }

    @Override
    public boolean suits(Variant variant) {
        return variant != Variant.STRAIGHT;
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide(
                "hit the target RPE, add weight when RPE drops below it",
                "a lifter who rates the effort of a set well and whose days differ",
                "the load follows the day's effort, so a tired week lowers it by itself",
                List.of("rpe.failed", "rpe.no-evidence", "rpe.clamp", "rpe.hold", "rpe.raise", "rpe.lower"));
    }

    @Override
    public Target reduce(EnteredWeek week) {
        return Target.of(week.nineTenths(week.load()), week.state().without(ESTIMATE));
    }

    @Override
    public Judged next(TrainedWeek week) {
        DecidingSet deciding = week.deciding();
        Top top = week.top();
        Outcome outcome = TopOutcome.of(deciding, top);
        if (deciding.reps() == 0) {
            Exact lesser =
                    week.entered().carried(deciding.load()).min(week.entered().load());
            Exact exact = week.entered().nineTenths(lesser);
            return judged(outcome, exact, week.state(), why(week, "rpe.failed", "failed: −10 %"), Set.of());
        }
        Exact rpe = deciding.rpeAsRead(top.reps());
        if (rpe == null) {
            Exact again = week.entered().load();
            Reason why = why(week, "rpe.no-evidence", "says nothing of the effort: " + week.shown(again) + " again");
            return judged(outcome, again, week.state(), why, Set.of(FlagCode.NO_RPE));
        }
        Evidence evidence = Evidence.of(week, rpe);
        Move move = move(week, evidence);
        String orMore = RpeChart.isLowerBound(week.deciding().reps(), rpe) ? " or more" : "";
        String says =
                "puts the 1RM at " + week.shown(evidence.smoothed()) + orMore + ", worth " + week.shown(evidence.raw())
                        + " for " + week.entered().next().reps() + " at RPE "
                        + week.entered().next().rpe().shown() + ": " + week.shown(move.exact());
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
        Exact load = evidence.load();
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

    /** {@code rpe.raise}: at least to the next weight there is, if by this set alone it will not be above the ceiling. */
    private static Move raise(TrainedWeek week, Evidence evidence) {
        Exact load = evidence.load();
        if (Loads.compare(week.entered().loadable().nearest(evidence.clamped()), load) > 0) {
            return new Move("rpe.raise", evidence.clamped());
        }
        Exact next = above(load, week.entered().loadable());
        Exact limit = evidence.estimate().times(week.entered().next().shareAtCeiling());
        return next != null && week.entered().body().toLift(next).compareTo(limit) <= 0
                ? new Move("rpe.raise", next)
                : new Move("rpe.hold", load);
    }

    /** The next weight there is, as loads are compared: above 231.485 lb, which is 105 kg, that is not 105 kg. */
    private static @Nullable Exact above(Exact load, LoadableWeights loadable) {
        Exact next = loadable.above(load);
        return next == null || Loads.compare(next, load) > 0 ? next : above(next, loadable);
    }

    /**
     * What the deciding set says.
     *
     * @param load lifted, as next week's aim makes it
     * @param rpe as reported, or as read
     * @param estimate e1RM of the set
     * @param smoothed S′
     * @param raw what S′ is worth for the target
     * @param clamped {@code rpe.clamp}: kept near the load lifted
     * @param lightDay a lighter load than prescribed, easily lifted: a lower bound only
     */
    private record Evidence(
            Exact load, Exact rpe, Exact estimate, Exact smoothed, Exact raw, Exact clamped, boolean lightDay) {

        static Evidence of(TrainedWeek week, Exact rpe) {
            DecidingSet deciding = week.deciding();
            Top top = week.top();
            boolean lightDay = Loads.compare(deciding.load(), top.load()) < 0
                    && deciding.reps() >= top.reps()
                    && rpe.compareTo(top.rpe()) <= 0;
            EnteredWeek entered = week.entered();
            Exact load = entered.carried(deciding.load());
            Exact estimate = RpeChart.e1rm(entered.body().lifted(deciding.load()), deciding.reps(), rpe);
            boolean lowerBound = lightDay || RpeChart.isLowerBound(deciding.reps(), rpe);
            Exact smoothed = smoothed(estimate, week.state().get(ESTIMATE), lowerBound);
            Exact raw = entered.body().added(smoothed.times(entered.next().share()));
            Exact clamped = raw.max(entered.nineTenths(load)).min(entered.body().share(load, MOST_A_WEEK));
            if (lightDay) {
                clamped = clamped.max(entered.nineTenths(entered.load()));
            }
            return new Evidence(load, rpe, estimate, smoothed, raw, clamped, lightDay);
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
