package topset.program.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.program.rules.lift.Prescription.Top;
import topset.program.rules.load.Exact;
import topset.program.rules.load.Loads;
import topset.program.rules.load.RpeChart;
import topset.program.rules.matching.DecidingSet;

/**
 * What a deciding set shows by the RPE chart (training-rules.md § 3.2).
 *
 * @param load lifted, converted to next week's reps and RPE
 * @param rpe as reported, or as assumed
 * @param estimate e1RM of the set
 * @param before S; null at first
 * @param smoothed S′
 * @param raw the load of S′ for the target
 * @param most {@code rpe.clamp}: 1.05 of the lifted load
 * @param least 0.90 of the lifted load
 * @param lightDay a lighter load than prescribed, lifted easily
 * @param lowerBound whether the 1RM may be higher than the estimate
 */
record RpeEvidence(
        WeekContext week,
        DecidingSet deciding,
        Exact load,
        Exact rpe,
        Exact estimate,
        @Nullable Exact before,
        Exact smoothed,
        Exact raw,
        Exact most,
        Exact least,
        boolean lightDay,
        boolean lowerBound) {

    private static final Exact HALF = Exact.ratio(1, 2);
    private static final Exact MOST_A_WEEK = Exact.ratio(105, 100);

    /** @param before S */
    static RpeEvidence of(WeekContext week, Exact rpe, @Nullable Exact before) {
        DecidingSet deciding = week.deciding();
        Top top = week.top();
        boolean lightDay = Loads.compare(deciding.load(), top.load()) < 0
                && deciding.reps() >= top.reps()
                && rpe.compareTo(top.rpe()) <= 0;
        boolean lowerBound = lightDay || RpeChart.isLowerBound(deciding.reps(), rpe);
        Exact load = week.converted(deciding.load());
        Exact estimate = RpeChart.e1rm(week.body().lifted(deciding.load()), deciding.reps(), rpe);
        Exact smoothed = smoothed(estimate, before, lowerBound);
        return new RpeEvidence(
                week,
                deciding,
                load,
                rpe,
                estimate,
                before,
                smoothed,
                week.body().added(smoothed.times(week.next().share())),
                week.body().share(load, MOST_A_WEEK),
                week.nineTenths(load),
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

    /** {@code rpe.clamp}: the load, kept near the lifted one. */
    Exact clamped() {
        return lightDay ? nearTheLoad().max(floor()) : nearTheLoad();
    }

    private Exact nearTheLoad() {
        return raw.max(least).min(most);
    }

    /** On a light day the target does not fall below nine tenths of the prescribed load. */
    private Exact floor() {
        return week.nineTenths(week.load());
    }

    /** The highest total, body included, that by this set alone is not above next week's ceiling. */
    Exact limit() {
        return estimate.times(week.next().shareAtCeiling());
    }

    /** How the load raw was computed, in words. */
    String worth() {
        Exact body = week.body().now();
        return "puts the 1RM" + (body.signum() == 0 ? "" : " with the body") + " at " + week.shown(estimate)
                + (lowerBound ? " or more" : "") + smoothing() + ", for "
                + week.next().shown() + " worth "
                + week.withBody(week.shown(raw), body);
    }

    private String smoothing() {
        if (before == null) {
            return "";
        }
        return smoothed.equals(before)
                ? ", where " + week.shown(before) + " stands"
                : ", on average with the " + week.shown(before) + " before at " + week.shown(smoothed);
    }

    /** The text of {@link #worth} with the effect of {@code rpe.clamp}. */
    String worthClamped() {
        Exact clamped = clamped();
        if (clamped.equals(raw)) {
            return worth();
        }
        StringBuilder says = new StringBuilder(worth()).append(", but");
        if (raw.isAbove(most)) {
            says.append(" at most 5 % above ").append(lifted());
        } else if (raw.isBelow(least) && clamped.equals(least)) {
            says.append(" at most 10 % below ").append(lifted());
        }
        if (lightDay && !clamped.equals(nearTheLoad())) {
            says.append(raw.isAbove(most) ? " and" : "")
                    .append(" at most 10 % below the ")
                    .append(inAll(week.prescription().load()))
                    .append(" asked");
        }
        return says.append(": ").append(week.shown(clamped)).toString();
    }

    private String lifted() {
        return inAll(deciding.load());
    }

    private String inAll(Exact ofTheWeek) {
        return week.withBody(week.convertedInWords(ofTheWeek), week.body().then());
    }
}
