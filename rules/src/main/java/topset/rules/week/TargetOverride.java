package topset.rules.week;

import org.jspecify.annotations.Nullable;
import topset.rules.load.Exact;

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
        String reason) {}
