package topset.program.rules.trend;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * The best estimates of a slot, in its unit. They decide the flag {@code STALLED} (training-rules.md § 8), which is
 * raised if the best of the last three trained weeks with an estimate is not above the best before these weeks.
 *
 * @param latest the best of each of the newest trained weeks with an estimate, oldest first, at most three
 * @param bestBefore the best of all weeks before those; null if there are none
 */
public record Estimates(List<Best> latest, @Nullable Exact bestBefore) {

    private static final int WEEKS = 3;

    /** The best estimate of a week and the set from which it is. */
    public record Best(Exact e1rm, String setId) {}

    public Estimates {
        latest = List.copyOf(latest);
    }

    /** Returns the estimates after one more week with an estimate. */
    public static Estimates after(@Nullable Estimates before, Best best) {
        if (before == null) {
            return new Estimates(List.of(best), null);
        }
        List<Best> latest = new ArrayList<>(before.latest);
        latest.add(best);
        if (latest.size() <= WEEKS) {
            return new Estimates(latest, before.bestBefore);
        }
        Exact left = latest.removeFirst().e1rm();
        return new Estimates(latest, before.bestBefore == null ? left : before.bestBefore.max(left));
    }

    /** Whether the newest three weeks brought no better estimate. Before the fourth week the answer is always no. */
    public boolean stalled() {
        if (bestBefore == null) {
            return false;
        }
        for (Best best : latest) {
            if (best.e1rm().isAbove(bestBefore)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the ids of the best sets of the newest three weeks. */
    public List<String> causes() {
        List<String> causes = new ArrayList<>(WEEKS);
        for (Best best : latest) {
            causes.add(best.setId());
        }
        return causes;
    }
}
