package topset.rules.lift;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.RpeChart;

/**
 * The newest revision of a completed set. Removed sets are never an input of the training rules. Apart from the event
 * {@link topset.contract.CompletedSet}, because the rules compute with exact numbers and instants.
 *
 * @param setId the set's UUID as lower-case text
 * @param sessionStart determines the week of all sets of the session
 * @param day the session's program day, if known
 * @param load as it was logged, in {@code unit}
 * @param reps 0 for a failed attempt
 * @param rpe 1..10 in steps of 0.5; null if not reported
 */
public record LoggedSet(
        String setId,
        String sessionId,
        Instant sessionStart,
        @Nullable Integer day,
        String exercise,
        SetRole role,
        Exact load,
        WeightUnit unit,
        int reps,
        @Nullable Exact rpe,
        boolean pain,
        Instant completedAt,
        @Nullable String slotId) {

    /** The conversion is exact. */
    public Exact loadIn(WeightUnit wanted) {
        return Loads.convert(load, unit, wanted);
    }

    public boolean isWorkingSet() {
        return role.isWorking();
    }

    /**
     * The e1RM, which only sets with at most 12 reps and at least RPE 6 have (training-rules.md § 1.1); otherwise null.
     *
     * @param bodyweight the lifted bodyweight in {@code wanted}; 0 if only the load is lifted
     */
    public @Nullable Exact e1rm(WeightUnit wanted, Exact bodyweight) {
        return rpe == null || reps < 1 || RpeChart.isLowerBound(reps, rpe)
                ? null
                : RpeChart.e1rm(loadIn(wanted).plus(bodyweight), reps, rpe);
    }
}
