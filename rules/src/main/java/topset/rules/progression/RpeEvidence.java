package topset.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.Prescription.Top;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.RpeChart;

/**
 * The evaluation of a deciding set by the RPE chart (training-rules.md § 3.2).
 *
 * @param load the lifted load, converted to next week's reps and RPE
 * @param rpe the reported RPE, or the assumed RPE if none was reported
 * @param raw the load that next week's target requires according to the smoothed estimate
 * @param lightDay whether the lifted load was lighter than prescribed and the set reached the target reps within the
 * target RPE
 * @param lowerBound whether the real 1RM may be higher than the estimate
 */
record RpeEvidence(
        WeekContext week,
        Exact load,
        Exact rpe,
        Exact estimate,
        @Nullable Exact before,
        Exact smoothed,
        Exact raw,
        boolean lightDay,
        boolean lowerBound) {

    private static final Exact HALF = Exact.ratio(1, 2);
    private static final Exact MOST_A_WEEK = Exact.ratio(105, 100);

    static RpeEvidence of(WeekContext week, Exact rpe, @Nullable Exact before) {
        DecidingSet deciding = week.deciding();
        Top top = week.top();
        boolean lightDay = Loads.compare(deciding.load(), top.load()) < 0
                && deciding.reps() >= top.reps()
                && rpe.compareTo(top.rpe()) <= 0;
        boolean lowerBound = lightDay || RpeChart.isLowerBound(deciding.reps(), rpe);
        Exact load = week.toNextReps(deciding.load());
        Exact estimate = RpeChart.e1rm(week.body().lifted(deciding.load()), deciding.reps(), rpe);
        Exact smoothed = smoothed(estimate, before, lowerBound);
        return new RpeEvidence(
                week,
                load,
                rpe,
                estimate,
                before,
                smoothed,
                week.body().added(smoothed.times(week.next().share())),
                lightDay,
                lowerBound);
    }

    private static Exact smoothed(Exact estimate, @Nullable Exact before, boolean lowerBound) {
        if (before == null) {
            return estimate;
        }
        Exact mean = estimate.plus(before).times(HALF);
        return lowerBound ? before.max(mean) : mean;
    }

    /**
     * {@code rpe.clamp} keeps the load between 0.90 and 1.05 × the lifted load. On a light day, the load is also at
     * least 0.90 × the prescribed load.
     */
    Exact clamped() {
        return lightDay ? nearTheLoad().max(week.nineTenths(week.load())) : nearTheLoad();
    }

    private Exact nearTheLoad() {
        return raw.max(least()).min(most());
    }

    private Exact most() {
        return week.body().share(load, MOST_A_WEEK);
    }

    private Exact least() {
        return week.nineTenths(load);
    }

    /**
     * The heaviest total load, including the bodyweight, with which next week's RPE does not exceed its ceiling. It is
     * computed from the e1RM of this set, not from the smoothed estimate.
     */
    Exact limit() {
        return estimate.times(RpeChart.pct(week.next().reps(), week.next().ceiling()));
    }

    String worth() {
        Exact body = week.body().now();
        return "puts the 1RM" + (body.signum() == 0 ? "" : " with the body") + " at " + week.shown(estimate)
                + (lowerBound ? " or more" : "") + smoothing() + ". For "
                + week.next().shown() + " that is worth "
                + week.withBody(week.shown(raw), body);
    }

    /** Says nothing where the rounded numbers are equal: an average of equal numbers explains nothing. */
    private String smoothing() {
        String estimated = week.shown(estimate);
        String kept = week.shown(smoothed);
        if (before == null || kept.equals(estimated)) {
            return "";
        }
        return kept.equals(week.shown(before))
                ? ". The estimate stays at " + kept
                : ". On average with the " + week.shown(before) + " before that is " + kept;
    }

    String worthClamped() {
        Exact clamped = clamped();
        if (clamped.equals(raw)) {
            return worth();
        }
        StringBuilder says = new StringBuilder(worth()).append(", but");
        if (raw.isAbove(most())) {
            says.append(" at most 5 % above ").append(lifted());
        } else if (raw.isBelow(least()) && clamped.equals(least())) {
            says.append(" at most 10 % below ").append(lifted());
        }
        if (lightDay && !clamped.equals(nearTheLoad())) {
            says.append(raw.isAbove(most()) ? " and" : "")
                    .append(" at most 10 % below the ")
                    .append(inAll(week.prescription().load()))
                    .append(" asked");
        }
        return says.append(": ").append(week.shown(clamped)).toString();
    }

    private String lifted() {
        return inAll(week.deciding().load());
    }

    private String inAll(Exact ofTheWeek) {
        return week.withBody(week.convertedInWords(ofTheWeek), week.body().then());
    }
}
