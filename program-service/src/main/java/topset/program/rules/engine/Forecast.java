package topset.program.rules.engine;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.load.RpeChart;

/**
 * {@code forecast} (training-rules.md § 11): the expected effort of every prescription. It never changes loads; it only
 * adds numbers and a flag.
 *
 * @param e1rm E of the exercise in the slot's unit, of body and load together; null means no forecast
 * @param body of the prescribed week
 */
record Forecast(@Nullable Exact e1rm, Body body) {

    private static final Exact BACKOFF_RPE = Exact.of(8);
    private static final Exact FAILURE = Exact.of(10);
    private static final Exact HALF = Exact.ratio(1, 2);
    private static final int MOST_REPS = 12;

    /** Percentage of E that is left for backoffs: measured first backoffs show an e1RM 5.7 % below the top set's. */
    private static final int AFTER_TOP_SET = 95;

    private static final int FRESH = 100;
    /** The chart has thousandths. Backoffs have 95 per cent of them. */
    private static final int PARTS = 100_000;

    private static final int PARTS_OF_A_THOUSANDTH = PARTS / 1000;
    private static final int PARTS_OF_HALF_A_THOUSANDTH = PARTS / 2000;

    /** A load as a share of E: exact, in units in which the chart's figures and their means are whole numbers. */
    record Share(Exact.Between parts) {

        /**
         * The RPE in 6..10 (nearest 0.5, ties up; 6 or 10 at the ends) whose pct(reps, rpe) × E is nearest to the load.
         * The mean of two neighbours is the border between them.
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

        /** The largest reps 1..12 with pct(reps, 8) × E × 0.95 ≥ load, 0 if none. */
        int expectedBackoffReps() {
            return expectedReps(AFTER_TOP_SET);
        }

        /** Works as {@link #expectedBackoffReps}, but with 100 % of E. */
        int expectedStraightReps() {
            return expectedReps(FRESH);
        }

        private int expectedReps(int percentLeft) {
            int reps = MOST_REPS;
            while (reps > 0 && (long) RpeChart.permille(reps, BACKOFF_RPE) * percentLeft < parts.ceiling()) {
                reps--;
            }
            return reps;
        }

        /** {@code BEYOND_FAILURE}: the load is above pct(reps, 10) × E. */
        boolean isBeyondFailure(int reps) {
            return parts.ceiling() > (long) RpeChart.permille(reps, FAILURE) * PARTS_OF_A_THOUSANDTH;
        }
    }

    /** Null without E. */
    @Nullable
    Share of(Exact load) {
        return e1rm == null || e1rm.signum() <= 0
                ? null
                : new Share(body.toLift(load).over(e1rm, PARTS));
    }
}
