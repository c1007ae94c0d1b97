package topset.program.rules.trend;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Exact;

/**
 * The highest estimates, from several weeks, of the 1RM of a lift, in the lift's unit. The flag {@code STALLED}
 * (training-rules.md § 8) is raised if the highest estimate of the last three trained weeks is not above the highest
 * estimate before these weeks.
 *
 * @param latest the highest estimate of each of the newest three weeks with an estimate, oldest first; fewer than three
 * at the start
 * @param bestBefore the highest estimate of all weeks before {@code latest}; null if there is no such week
 */
public record Estimates(List<Best> latest, @Nullable Exact bestBefore) {

    private static final int WEEKS = 3;

    /** The highest e1RM in a week, and the set from which it was computed. */
    public record Best(Exact e1rm, String setId) {}

    public Estimates {
        latest = List.copyOf(latest);
    }

    /**
     * Returns the highest estimates of several weeks after one more week. The highest estimate of this week is added.
     */
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

    /**
     * Whether the newest three weeks have no higher estimate of the one-repetition maximum than the weeks before. The
     * result is always false before the fourth week.
     */
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

    /**
     * Returns the ids of the sets with the highest estimates of the one-repetition maximum in the newest three weeks.
     */
    public List<String> causes() {
        List<String> causes = new ArrayList<>(WEEKS);
        for (Best best : latest) {
            causes.add(best.setId());
        }
        return causes;
    }
}
