package topset.rules.progression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.load.Exact;

/**
 * The highest e1RMs of a lift from several weeks, in the lift's unit, for the flag {@code STALLED} (training-rules.md §
 * 8).
 *
 * @param latest the highest e1RM of each of the newest three weeks with an estimate, oldest first; fewer than three at
 * the start
 * @param bestBefore the highest e1RM of all weeks before {@code latest}; null if there is no such week
 */
public record Estimates(List<Best> latest, @Nullable Exact bestBefore) {

    private static final int WEEKS = 3;

    public record Best(Exact e1rm, String setId) {}

    public Estimates {
        latest = List.copyOf(latest);
    }

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

    /** Always false before the fourth week. */
    public boolean stalled() {
        return bestBefore != null
                && latest.stream().noneMatch(best -> best.e1rm().isAbove(bestBefore));
    }

    public List<String> causes() {
        return latest.stream().map(Best::setId).toList();
    }
}
