package topset.rules.progression;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.rules.load.Exact;

/**
 * A deload of one week with exact numbers (training-rules.md § 13, {@code deload}).
 *
 * @param percent the load in % of the planned load, 80..95
 * @param backoffSets the largest number of backoff sets, 0..2
 * @param reason the coach's reason; null for a regular deload
 */
public record Deload(
        int week, Exact percent, int backoffSets, @Nullable String reason) {

    public static final int LEAST_PERCENT = 80;
    public static final int MOST_PERCENT = 95;
    public static final int USUAL_PERCENT = 90;
    public static final int MOST_BACKOFF_SETS = 2;
    public static final int USUAL_BACKOFF_SETS = 1;

    static Deload of(PlannedDeload planned) {
        DeloadDetails decided = planned.deload();
        return new Deload(
                planned.week(),
                Exact.of(requireNonNull(decided.percent())),
                requireNonNull(decided.backoffSets()),
                decided.reason());
    }

    /**
     * A regular deload, in a week that {@code deloadEvery} determines: each lift has 90 % of the week's usual load and
     * one backoff set.
     */
    static Deload usual(int week) {
        return new Deload(week, Exact.of(USUAL_PERCENT), USUAL_BACKOFF_SETS, null);
    }
}
