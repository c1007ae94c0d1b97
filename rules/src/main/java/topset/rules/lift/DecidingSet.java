package topset.rules.lift;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;
import topset.rules.load.RpeChart;

/**
 * The deciding set of a week (training-rules.md § 3, {@code deciding-set}): the heaviest set and, among equally heavy
 * sets, the one with the fewest reps, then the highest RPE, then the latest time. So the worse of two top sets with the
 * same load decides, which is cautious on purpose.
 *
 * @param load in {@code unit}
 * @param reps 0 for a failed attempt
 */
public record DecidingSet(
        String setId,
        WeightUnit unit,
        Exact load,
        int reps,
        @Nullable Exact rpe) {

    private static final Exact FAILURE = Exact.of(10);

    private static final Comparator<LoggedSet> OF_EQUAL_LOADS = Comparator.comparing(
                    LoggedSet::reps, Comparator.<Integer>reverseOrder())
            .thenComparing(LoggedSet::rpe, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(LoggedSet::completedAt)
            .thenComparing(set -> set.setId().toLowerCase(Locale.ROOT));

    public static @Nullable DecidingSet among(Collection<LoggedSet> sets, WeightUnit unit) {
        Comparator<LoggedSet> byLoad = (one, other) -> Loads.compare(one.loadIn(unit), other.loadIn(unit));
        return sets.stream()
                .max(byLoad.thenComparing(OF_EQUAL_LOADS))
                .map(set -> new DecidingSet(set.setId(), unit, set.loadIn(unit), set.reps(), set.rpe()))
                .orElse(null);
    }

    /**
     * The RPE by which the set is judged. If no RPE was reported, it is 10 for a set that missed the target reps, and
     * otherwise null.
     */
    public @Nullable Exact rpeAsRead(int target) {
        return rpe == null && reps < target ? FAILURE : rpe;
    }

    public boolean isAbove(Exact rpeLimit) {
        return rpe != null && rpe.isAbove(rpeLimit);
    }

    public WeekOutcome outcome(Prescription.Top prescribed) {
        boolean tooHard = isAbove(prescribed.ceiling());
        boolean lighter = Loads.compare(load, prescribed.load()) < 0;
        if (lighter || reps < prescribed.repRange().min()) {
            return WeekOutcome.MISSED;
        }
        if (reps < prescribed.reps()) {
            return tooHard ? WeekOutcome.MISSED : WeekOutcome.SHORT;
        }
        return tooHard ? WeekOutcome.TOO_HARD : WeekOutcome.HIT;
    }

    /** In the set's unit; null if the set is not in the RPE chart, because it has no reps or no RPE. */
    public @Nullable Exact e1rm(Body body) {
        return reps < 1 || rpe == null ? null : RpeChart.e1rm(body.lifted(load), reps, rpe);
    }

    /** For example {@code 120 kg × 4 @ RPE 8.5}. */
    public String shown() {
        return rpe == null ? unrated("") : loadAndReps() + " @ RPE " + NumberText.rpe(rpe);
    }

    /** If no RPE was reported, the text has the RPE by which the set is judged. */
    public String shownAsRead(int target) {
        Exact read = rpeAsRead(target);
        return rpe != null || read == null ? shown() : unrated(", read as " + NumberText.rpe(read));
    }

    private String unrated(String as) {
        return loadAndReps() + " (no RPE" + as + ")";
    }

    private String loadAndReps() {
        return NumberText.load(load, unit) + " × " + reps;
    }
}
