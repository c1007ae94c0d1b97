package topset.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.contract.WeekOutcome;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.MiniSetWeek;
import topset.rules.lift.Prescription;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/** Computes the load and the RPE of a deload week, and the plan of the week after it (training-rules.md § 13). */
public final class DeloadWeek {

    private static final Exact HUNDRED = Exact.of(100);
    private static final Exact HALF = Exact.ratio(1, 2);
    private static final Exact FAILURE = Exact.of(10);

    private DeloadWeek() {}

    /** For bodyweight lifts the percentage applies to the bodyweight and the load together. */
    public static Exact load(Deload deload, Exact planned, Body body) {
        return body.shareToLift(planned, share(deload));
    }

    /**
     * The expected RPE of the lighter load at the given reps, in 6..10. If the planned load is a share s of the 1RM,
     * the lighter load is s times the deload's percentage. The result is the RPE whose share in the RPE chart is
     * nearest to this; of two equally near RPEs it is the higher one.
     */
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

    /**
     * The sets of a deload week are compared with the lighter prescription, because the lifter saw this prescription.
     */
    public static @Nullable DecidingSet decidingSet(Prescription lighter, WeekContext week) {
        return DecidingSet.among(
                MiniSetWeek.decisive(lighter, week.sets(), week.over()),
                week.lift().unit());
    }

    /**
     * The prescription has the lighter load of the deload, but the RPE and the RPE ceiling of the original plan. The
     * lower RPE of a deload is only shown to the lifter.
     */
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
        return new Prescription.TopSet(topSet.unit(), judged, topSet.backoff());
    }

    /** Applies {@code deload.resume}: the next week gets the original plan of the deload week, as after a pause. */
    public static ProgressionResult result(Progression method, WeekContext week, int number) {
        return method.repeat(week).because(WeekOutcome.DELOADED, "deload.resume", "week " + number + " is a deload: ");
    }
}
