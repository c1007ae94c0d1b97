package topset.program.rules.deload;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.MiniSetWeek;
import topset.program.rules.lift.Prescription;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.load.RpeChart;
import topset.program.rules.matching.DecidingSet;
import topset.program.rules.progression.Progression;
import topset.program.rules.progression.ProgressionResult;
import topset.program.rules.progression.WeekContext;
import topset.program.rules.result.Outcome;

/** A deload week: what is lighter in it, and how the plan goes on after it (training-rules.md § 13). */
public final class DeloadWeek {

    private static final Exact HUNDRED = Exact.of(100);
    private static final Exact HALF = Exact.ratio(1, 2);
    private static final Exact FAILURE = Exact.of(10);

    private DeloadWeek() {}

    /** X × percent/100, for bodyweight lifts of body and load together. */
    public static Exact load(Deload deload, Exact planned, Body body) {
        return body.shareToLift(planned, share(deload));
    }

    /** The RPE in 6..10 with pct(R, rpe) nearest to percent/100 × pct(R, t); of two equally near ones the higher. */
    public static Exact rpe(Deload deload, int reps, Exact target) {
        Exact wanted = RpeChart.pct(reps, target).times(share(deload));
        Exact nearest = RpeChart.LEAST_RPE;
        for (Exact rpe = RpeChart.LEAST_RPE; !rpe.isAbove(FAILURE); rpe = rpe.plus(HALF)) {
            if (!distance(reps, rpe, wanted).isAbove(distance(reps, nearest, wanted))) {
                nearest = rpe;
            }
        }
        return nearest;
    }

    private static Exact distance(int reps, Exact rpe, Exact wanted) {
        Exact pct = RpeChart.pct(reps, rpe);
        return pct.max(wanted).minus(pct.min(wanted));
    }

    private static Exact share(Deload deload) {
        return deload.percent().over(HUNDRED);
    }

    /** The deciding set by what the lifter saw, which is the lighter prescription. */
    public static @Nullable DecidingSet decidingSet(Prescription lighter, WeekContext week) {
        return DecidingSet.among(
                MiniSetWeek.decisive(lighter, week.sets(), week.over()),
                week.lift().unit());
    }

    /** The lighter prescription with the RPE and the ceiling of the planned one: the lighter RPE is only shown. */
    public static Prescription judged(Prescription lighter, Prescription planned) {
        if (!(lighter instanceof Prescription.TopSet topSet) || !(planned instanceof Prescription.TopSet plan)) {
            return lighter;
        }
        Prescription.Top top = topSet.top();
        Prescription.Top judged = new Prescription.Top(
                top.sets(),
                top.load(),
                top.exactLoad(),
                top.reps(),
                top.repRange(),
                plan.top().rpe(),
                plan.top().ceiling(),
                top.expectedRpe());
        return new Prescription.TopSet(
                topSet.unit(), judged, topSet.backoff(), topSet.ramp(), topSet.warmUp(), topSet.plates());
    }

    /**
     * {@code deload.resume}: the plan without the deload again, as after a pause.
     *
     * @param week with the prescription without the deload
     * @param number of that week
     */
    public static ProgressionResult result(Progression method, WeekContext week, int number) {
        return method.repeat(week).because(Outcome.DELOADED, "deload.resume", "week " + number + " is a deload: ");
    }
}
