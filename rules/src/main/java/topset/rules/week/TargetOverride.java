package topset.rules.week;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;

/**
 * The values with which a coach replaces the computed values of one lift in one week (training-rules.md § 6, {@code
 * override}). If a component is null, the computed value is used. Requests and events have decimals, the rules exact
 * numbers.
 *
 * @param load in the lift's unit; the prescription rounds it to an available load
 * @param reps the target reps of the top set; for straight sets the rep range becomes this single number
 * @param backoffReduction in %
 */
public record TargetOverride(
        String slotId,
        int week,
        @Nullable Exact load,
        @Nullable Integer reps,
        @Nullable Exact backoffReduction,
        @Nullable Integer backoffSets,
        String reason) {
    /**
     * The reason {@code override} in words.
     *
     * @param loaded the rounded load in words, if it differs from the coach's load; otherwise empty
     */
    String says(WeightUnit unit, String loaded) {
        List<String> wanted = new ArrayList<>();
        if (load != null) {
            wanted.add(NumberText.load(load, unit) + (loaded.isEmpty() ? "" : " (" + loaded + ")"));
        }
        if (reps != null) {
            wanted.add(NumberText.reps(reps));
        }
        if (backoffReduction != null) {
            wanted.add(NumberText.percent(backoffReduction) + " less for backoffs");
        }
        if (backoffSets != null) {
            wanted.add(backoffSets + (backoffSets == 1 ? " backoff set" : " backoff sets"));
        }
        return "the coach wants " + String.join(", ", wanted) + ": " + reason;
    }
}
