package topset.rules.week;

import org.jspecify.annotations.Nullable;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;

/**
 * The forecast of a prescription (training-rules.md § 11), which never changes loads.
 *
 * @param e1rm the trend of the exercise in the lift's unit, including the lifted bodyweight; null means no forecast
 * @param body the bodyweight in the prescribed week
 */
public record Forecast(@Nullable Exact e1rm, Body body) {

    private static final Exact BACKOFF_RPE = Exact.of(8);
    private static final Exact FAILURE = Exact.of(10);
    private static final Exact HALF = Exact.ratio(1, 2);
    private static final int MOST_REPS = 12;

    /**
     * The percentage of the 1RM that a lifter still has in the backoff sets, rounded. In real logs, the e1RM of the
     * first backoff set is 5.7 % below that of the top set.
     */
    static final int AFTER_TOP_SET = 95;

    static final int FRESH = 100;
    /**
     * The parts into which the 1RM is divided, so that all computations use whole numbers. A value of the RPE chart (in
     * thousandths) times {@link #AFTER_TOP_SET} % is a whole number of parts.
     */
    private static final int PARTS = 100_000;

    private static final int PARTS_OF_A_THOUSANDTH = PARTS / 1000;
    private static final int PARTS_OF_HALF_A_THOUSANDTH = PARTS / 2000;

    /**
     * A load as a share of the 1RM, as the nearest whole numbers of parts below and above it. Each value of the RPE
     * chart is a whole number of parts, and so is the mean of two values.
     */
    record Share(Exact.Between parts) {

        /**
         * The RPE in 6..10, in steps of 0.5, whose share in the RPE chart is nearest to the share of the load. Of two
         * equally near RPEs it is the higher one.
         */
        Exact expectedRpe(int reps) {
            long halves = Math.floorDiv(parts.floor(), (long) PARTS_OF_HALF_A_THOUSANDTH);
            Exact rpe = RpeChart.LEAST_RPE;
            while (rpe.isBelow(FAILURE)) {
                Exact harder = rpe.plus(HALF);
                if (halves < RpeChart.permille(reps, rpe) + RpeChart.permille(reps, harder)) {
                    return rpe;
                }
                rpe = harder;
            }
            return rpe;
        }

        /** The largest number of reps in 1..12 at RPE 8 with a percentage of the 1RM; 0 if no rep is possible. */
        int expectedReps(int percentLeft) {
            int reps = MOST_REPS;
            while (reps > 0 && (long) RpeChart.permille(reps, BACKOFF_RPE) * percentLeft < parts.ceiling()) {
                reps--;
            }
            return reps;
        }

        /**
         * Whether the load is heavier than the RPE chart gives for these reps at RPE 10 (flag {@code BEYOND_FAILURE}).
         */
        boolean isBeyondFailure(int reps) {
            return parts.ceiling() > (long) RpeChart.permille(reps, FAILURE) * PARTS_OF_A_THOUSANDTH;
        }
    }

    /** Null if the 1RM is unknown. */
    @Nullable
    Share of(Exact load) {
        return e1rm == null || e1rm.signum() <= 0
                ? null
                : new Share(body.toLift(load).over(e1rm).betweenTimes(PARTS));
    }
}
