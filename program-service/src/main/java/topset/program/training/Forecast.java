package topset.program.training;

import org.jspecify.annotations.Nullable;
import topset.program.training.load.Body;
import topset.program.training.load.Exact;
import topset.program.training.load.RpeChart;

/**
 * {@code forecast} (training-rules.md § 11): every prescription says what it should feel like. Loads are never changed by it:
 * the flag and the numbers are shown, the rules are the rules.
 *
 * @param e1rm E of the exercise in the slot's unit, of body and load together; absent: nothing can be said
 * @param body of the week that is prescribed
 */
record Forecast(@Nullable Exact e1rm, Body body) {

    private static final Exact BACKOFF_RPE = Exact.of(8);
    private static final Exact FAILURE = Exact.of(10);
    private static final Exact HALF = Exact.ratio(1, 2);
    private static final int MOST_REPS = 12;

    /** Per cent left for backoffs: real first backoffs show an e1RM 5.7 % below the top set's. */
    private static final int AFTER_TOP_SET = 95;

    private static final int FRESH = 100;
    /** The chart has thousandths, of which backoffs have 95 per cent. */
    private static final int PARTS = 100_000;

    private static final int PARTS_OF_A_THOUSANDTH = PARTS / 1000;
    private static final int PARTS_OF_HALF_A_THOUSANDTH = PARTS / 2000;

    /** What a load is of E: exact, in the parts that the chart's figures and their means are whole numbers of. */
    record Share(Exact.Between parts) {

        /**
         * The rpe in 6..10 (nearest 0.5, ties up; 6 or 10 at the ends) whose pct(reps, rpe) × E is nearest to the load: the mean
         * of two neighbours decides between them.
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

        /** As {@link #expectedBackoffReps}, without the 5 per cent. */
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
