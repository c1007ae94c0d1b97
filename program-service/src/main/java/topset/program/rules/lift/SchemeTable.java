package topset.program.rules.lift;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * The table of training-rules.md § 2: defaults and allowed ranges of each variant with a top set. <b>D-2</b>: the
 * initial reduction is the guide's cautious 15 %; where the guide says 75–80 %, it is 22.5 %. <b>D-10</b>: the RPE
 * chart applies, not "85–90 % 1RM".
 */
public final class SchemeTable {

    private SchemeTable() {}

    /**
     * A row.
     *
     * @param rpe default; {@code leastRpe..mostRpe} is allowed
     * @param backoffSets allowed; the default is {@code usualBackoffSets}, and if that is null 2 for exercises with
     * quickly accumulating fatigue, otherwise 3
     * @param reduction default %; {@code leastReduction..mostReduction} is allowed
     */
    public record Row(
            int topSets,
            RepRange topReps,
            int target,
            Exact rpe,
            Exact leastRpe,
            Exact mostRpe,
            Exact ceiling,
            RepRange backoffSets,
            @Nullable Integer usualBackoffSets,
            RepRange backoffReps,
            Exact reduction,
            Exact leastReduction,
            Exact mostReduction) {

        /** Guide: fewer backoff sets for "compound lifts where fatigue accumulates quickly". */
        public int backoffSetsFor(boolean fatiguing) {
            if (usualBackoffSets != null) {
                return usualBackoffSets;
            }
            return fatiguing ? backoffSets.min() : backoffSets.max();
        }
    }

    /**
     * The row of a variant.
     *
     * @return null for STRAIGHT, which has no top set
     */
    public static @Nullable Row row(Variant variant) {
        return switch (variant) {
            case SINGLE_TOP ->
                row(1, reps(3, 5), 4, rpes("8.5", "8", "9"), "9", reps(2, 3), null, reps(8, 12), cautious());
            case DOUBLE_TOP ->
                row(2, reps(3, 5), 4, rpes("8.5", "8", "9"), "9", reps(2, 2), 2, reps(8, 10), cautious());
            case HEAVY_SINGLE -> row(1, reps(1, 1), 1, rpes("9", "9", "9.5"), "9.5", reps(3, 4), 3, reps(6, 8), deep());
            case RAMPING -> row(1, reps(1, 3), 2, rpes("8.5", "8", "9"), "9", reps(2, 3), null, reps(8, 10), deep());
            case MODERATE_TOP ->
                row(1, reps(6, 8), 7, rpes("8", "7", "9"), "9", reps(3, 3), 3, reps(8, 12), cautious());
            case STRAIGHT -> null;
        };
    }

    /** A default and its allowed range. */
    private record Span(Exact usual, Exact least, Exact most) {}

    private static Row row(
            int topSets,
            RepRange topReps,
            int target,
            Span rpe,
            String ceiling,
            RepRange backoffSets,
            @Nullable Integer usualBackoffSets,
            RepRange backoffReps,
            Span reduction) {
        return new Row(
                topSets,
                topReps,
                target,
                rpe.usual(),
                rpe.least(),
                rpe.most(),
                Exact.parse(ceiling),
                backoffSets,
                usualBackoffSets,
                backoffReps,
                reduction.usual(),
                reduction.least(),
                reduction.most());
    }

    private static RepRange reps(int min, int max) {
        return new RepRange(min, max);
    }

    private static Span rpes(String usual, String least, String most) {
        return new Span(Exact.parse(usual), Exact.parse(least), Exact.parse(most));
    }

    private static Span cautious() {
        return rpes("15", "10", "25");
    }

    private static Span deep() {
        return rpes("22.5", "20", "30");
    }
}
