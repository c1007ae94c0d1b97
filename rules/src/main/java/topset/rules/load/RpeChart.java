package topset.rules.load;

import java.util.List;
import java.util.stream.IntStream;

/** The RPE chart of Reactive Training Systems (training-rules.md § 1.1, {@code rpe-chart}). Nothing is extrapolated. */
public final class RpeChart {

    public static final int MOST_REPS = 12;
    public static final Exact LEAST_RPE = Exact.of(6);

    private static final int FAILURE_IN_HALVES = 20;
    private static final int LEAST_RPE_IN_HALVES = 12;

    /** In tenths of a per cent of the 1RM. Each entry is for one sum of reps and reps in reserve: 1, 1.5 … 16. */
    private static final List<Integer> T = List.of(
            1000, 978, 955, 939, 922, 907, 892, 878, 863, 850, 837, 824, 811, 799, 786, 774, //
            762, 751, 739, 723, 707, 694, 680, 667, 653, 640, 626, 613, 599, 586, 572);

    private static final List<Exact> SHARES = IntStream.range(0, T.size())
            .mapToObj(n -> Exact.ratio(T.get(n), 1000))
            .toList();

    private RpeChart() {}

    /**
     * The share of the 1RM that a lifter can lift for a number of reps at an RPE, in 0.572..1.
     *
     * @param reps at least 1; a number above 12 is treated as 12
     * @param rpe 1..10 in steps of 0.5; an RPE below 6 is treated as 6
     * @throws IllegalArgumentException if {@code reps} is below 1, or {@code rpe} is above 10 or not a multiple of 0.5
     */
    public static Exact pct(int reps, Exact rpe) {
        return SHARES.get(index(reps, rpe));
    }

    /** The share of {@link #pct} in thousandths: 572 for 0.572. */
    public static int permille(int reps, Exact rpe) {
        return T.get(index(reps, rpe));
    }

    private static int index(int reps, Exact rpe) {
        long halves = rpe.halves();
        if (reps < 1 || halves < 0 || halves > FAILURE_IN_HALVES) {
            throw new IllegalArgumentException("not in the RPE chart: " + reps + " reps at RPE " + rpe.shown());
        }
        int inReserve = FAILURE_IN_HALVES - (int) Math.max(halves, LEAST_RPE_IN_HALVES);
        return 2 * (Math.min(reps, MOST_REPS) - 1) + inReserve;
    }

    /** In the unit of the load. The allowed reps and RPE are those of {@link #pct}. */
    public static Exact e1rm(Exact load, int reps, Exact rpe) {
        return load.over(pct(reps, rpe));
    }

    /**
     * Whether the 1RM may be higher than estimated, because the set has more than 12 reps or less than RPE 6, where the
     * chart ends.
     */
    public static boolean isLowerBound(int reps, Exact rpe) {
        return reps > MOST_REPS || rpe.isBelow(LEAST_RPE);
    }
}
