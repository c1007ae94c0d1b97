package topset.program.training.lift;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;
import topset.program.training.load.RpeChart;

/**
 * The set that decides a week (training-rules.md § 3, {@code deciding-set}): the heaviest; ties: fewest reps, then highest RPE,
 * then the latest. For double top sets this is the harder of two equal loads: cautious on purpose.
 *
 * @param load in {@code unit}, exact
 * @param reps 0 for a failed attempt
 * @param rpe absent when not reported
 */
public record DecidingSet(
        String setId,
        WeightUnit unit,
        Exact load,
        int reps,
        @Nullable Exact rpe) {

    private static final Exact FAILURE = Exact.of(10);

    /**
     * Chooses among sets.
     *
     * @return null when there are none
     */
    public static @Nullable DecidingSet among(Collection<LoggedSet> sets, WeightUnit unit) {
        return sets.stream()
                .max(hardest(unit))
                .map(set -> new DecidingSet(set.setId(), unit, set.loadIn(unit), set.reps(), set.exactRpe()))
                .orElse(null);
    }

    private static Comparator<LoggedSet> hardest(WeightUnit unit) {
        Comparator<LoggedSet> heaviest = (a, b) -> Loads.compare(a.loadIn(unit), b.loadIn(unit));
        return heaviest.thenComparing(LoggedSet::reps, Comparator.reverseOrder())
                .thenComparing(LoggedSet::exactRpe, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(LoggedSet::completedAt)
                .thenComparing(set -> set.setId().toLowerCase(Locale.ROOT));
    }

    /** The reported RPE; where none was and the target was not reached, the set is read as all there was. */
    public @Nullable Exact rpeAsRead(int target) {
        return rpe == null && reps < target ? FAILURE : rpe;
    }

    public boolean isAbove(Exact rpeLimit) {
        return rpe != null && rpe.isAbove(rpeLimit);
    }

    /**
     * The estimate from what was reported, in the set's unit.
     *
     * @return null when the set is not in the RPE chart: no reps, or no RPE
     */
    public @Nullable Exact e1rm() {
        return reps < 1 || rpe == null ? null : RpeChart.e1rm(load, reps, rpe);
    }

    /** As in {@code 120 kg × 4 @ RPE 8.5}. */
    public String shown() {
        String set = load.shown() + " " + unit + " × " + reps;
        return rpe == null ? set + " (no RPE)" : set + " @ RPE " + rpe.shown();
    }
}
