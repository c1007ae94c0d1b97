package topset.program.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rules.SlotState.Best;
import topset.program.rules.SlotState.Estimates;
import topset.program.rules.load.Exact;

/**
 * {@code STALLED} (training-rules.md § 8): the best e1RM of a slot's last 3 trained weeks with an estimate is not above
 * the best before them.
 */
final class Stalled {

    private static final int WEEKS = 3;

    private Stalled() {}

    /** The estimates after one more week with an estimate. */
    static Estimates and(@Nullable Estimates before, Best best) {
        if (before == null) {
            return new Estimates(List.of(best), null);
        }
        List<Best> latest = new ArrayList<>(before.latest());
        latest.add(best);
        if (latest.size() <= WEEKS) {
            return new Estimates(latest, before.bestBefore());
        }
        Exact left = latest.removeFirst().e1rm();
        return new Estimates(
                latest, before.bestBefore() == null ? left : before.bestBefore().max(left));
    }

    /** Whether the newest three weeks brought no better estimate. Never true before the fourth week. */
    static boolean is(Estimates estimates) {
        Exact bestBefore = estimates.bestBefore();
        if (bestBefore == null) {
            return false;
        }
        for (Best best : estimates.latest()) {
            if (best.e1rm().isAbove(bestBefore)) {
                return false;
            }
        }
        return true;
    }

    /** The best sets of those three weeks. */
    static List<String> causes(Estimates estimates) {
        List<String> causes = new ArrayList<>(WEEKS);
        for (Best best : estimates.latest()) {
            causes.add(best.setId());
        }
        return causes;
    }
}
