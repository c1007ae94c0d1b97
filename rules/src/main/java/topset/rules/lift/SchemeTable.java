package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.rules.lift.VariantRules.OneLoadRules;
import topset.rules.lift.VariantRules.TopSetRules;
import topset.rules.lift.VariantRules.TopSetRules.RampStep;
import topset.rules.load.Exact;

/**
 * The table of training-rules.md § 2: the defaults and allowed ranges of each variant with a top set and backoff sets.
 * The backoff reduction starts at the guide's cautious 15 %, or at 22.5 % where the guide gives the backoff load as
 * 75–80 % of the top load. The RPE chart takes precedence over the guide's "85–90 % 1RM".
 */
public final class SchemeTable {

    private SchemeTable() {}

    /**
     * The defaults and allowed ranges of one variant.
     *
     * @param backoffSets the allowed number; the default is {@code usualBackoffSets}. If that is null, the default is 2
     * for exercises that accumulate fatigue quickly, otherwise 3
     * @param reduction in %
     */
    public record Row(
            int topSets,
            RepRange topReps,
            int target,
            RepSpan rpe,
            Exact ceiling,
            RepRange backoffSets,
            @Nullable Integer usualBackoffSets,
            RepRange backoffReps,
            RepSpan reduction) {

        /** The guide recommends fewer sets for "compound lifts where fatigue accumulates quickly". */
        public int backoffSetsFor(boolean fatiguing) {
            if (usualBackoffSets != null) {
                return usualBackoffSets;
            }
            return fatiguing ? backoffSets.min() : backoffSets.max();
        }
    }

    public record RepSpan(Exact usual, Exact least, Exact most) {}

    private static final String LINEAR = "LINEAR";
    private static final String RPE = "RPE";

    static final TopSetRules SINGLE_TOP = new OfTheTable(
            new Row(1, reps(3, 5), 4, rpes("8.5", "8", "9"), Exact.of(9), reps(2, 3), null, reps(8, 12), cautious()),
            List.of(),
            "most lifters, on the main compound lifts",
            null,
            List.of(LINEAR, RPE, "WAVE"));

    static final TopSetRules DOUBLE_TOP = new OfTheTable(
            new Row(2, reps(3, 5), 4, rpes("8.5", "8", "9"), Exact.of(9), reps(2, 2), 2, reps(8, 10), cautious()),
            List.of(),
            "lifters from intermediate on who put strength first",
            12,
            List.of(LINEAR, RPE, "WAVE"));

    static final TopSetRules HEAVY_SINGLE = new OfTheTable(
            new Row(1, reps(1, 1), 1, rpes("9", "9", "9.5"), Exact.parse("9.5"), reps(3, 4), 3, reps(6, 8), deep()),
            List.of(),
            "powerlifters before a competition, and advanced lifters",
            24,
            List.of(LINEAR, RPE));

    /**
     * The guide gives ramp sets of 80 % and 85 % and a top set of 90 % of the 1RM. So the ramp sets have 80/90 and
     * 85/90 of the top load.
     */
    static final TopSetRules RAMPING = new OfTheTable(
            new Row(1, reps(1, 3), 2, rpes("8.5", "8", "9"), Exact.of(9), reps(2, 3), null, reps(8, 10), deep()),
            List.of(new RampStep(Exact.ratio(80, 90), 5), new RampStep(Exact.ratio(85, 90), 3)),
            "lifters who need more warm-up sets, and peaking",
            null,
            List.of(LINEAR, RPE));

    static final TopSetRules MODERATE_TOP = new OfTheTable(
            new Row(1, reps(6, 8), 7, rpes("8", "7", "9"), Exact.of(9), reps(3, 3), 3, reps(8, 12), cautious()),
            List.of(),
            null,
            null,
            List.of(LINEAR, RPE));

    private record OfTheTable(
            Row row,
            List<RampStep> ramp,
            @Nullable String bestFor,
            @Nullable Integer trainingMonths,
            List<String> progressions)
            implements TopSetRules {

        @Override
        public TrainingMethod method() {
            return TrainingMethod.TOP_SET_BACKOFF;
        }
    }

    public static @Nullable Row row(Variant variant) {
        return switch (variant.rules()) {
            case TopSetRules topSet -> topSet.row();
            case OneLoadRules oneLoad -> null;
        };
    }

    static RepRange reps(int min, int max) {
        return new RepRange(min, max);
    }

    static RepSpan rpes(String usual, String least, String most) {
        return new RepSpan(Exact.parse(usual), Exact.parse(least), Exact.parse(most));
    }

    static RepSpan cautious() {
        return rpes("15", "10", "25");
    }

    private static RepSpan deep() {
        return rpes("22.5", "20", "30");
    }
}
