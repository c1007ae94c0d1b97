package topset.rules.progression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;

/**
 * The deload weeks of a program (training-rules.md § 13).
 *
 * @param every regular deloads are in weeks n, 2n, 3n and so on; null if there are none
 * @param planned the deloads that a coach planned, at most one for each week
 * @param removed sorted, so that equal deloads have one stored form
 */
public record Deloads(@Nullable Integer every, List<PlannedDeload> planned, Set<Integer> removed) {

    public static final Deloads NONE = new Deloads(null, List.of(), Set.of());
    public static final int LEAST_EVERY = 4;
    public static final int MOST_EVERY = 12;

    public Deloads {
        planned = List.copyOf(planned);
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    }

    public static Deloads every(@Nullable Integer every) {
        return new Deloads(every, List.of(), Set.of());
    }

    public Deloads with(PlannedDeload deload) {
        List<PlannedDeload> kept = new ArrayList<>(planned);
        kept.removeIf(each -> each.week() == deload.week());
        kept.add(deload);
        Set<Integer> stillRemoved = new HashSet<>(removed);
        stillRemoved.remove(deload.week());
        return new Deloads(every, kept, stillRemoved);
    }

    public Deloads without(int week) {
        List<PlannedDeload> kept = new ArrayList<>(planned);
        kept.removeIf(each -> each.week() == week);
        Set<Integer> alsoRemoved = new HashSet<>(removed);
        alsoRemoved.add(week);
        return new Deloads(every, kept, alsoRemoved);
    }

    public @Nullable PlannedDeload plannedIn(int week) {
        for (PlannedDeload each : planned) {
            if (each.week() == week) {
                return each;
            }
        }
        return null;
    }

    /** Whether a regular deload is due in a week and no coach has removed it. A pause may still cancel it. */
    public boolean isRegular(int week) {
        return every != null && week > 0 && week % every == 0 && !removed.contains(week);
    }

    /**
     * A regular deload is cancelled if a pause covers a day of this week or of the week before.
     *
     * @return null if the week is not a deload
     */
    public @Nullable Deload in(int week, IntPredicate isPaused) {
        PlannedDeload own = plannedIn(week);
        if (own != null) {
            return Deload.of(own);
        }
        return isRegular(week) && !isPaused.test(week) && !isPaused.test(week - 1) ? Deload.usual(week) : null;
    }
}
