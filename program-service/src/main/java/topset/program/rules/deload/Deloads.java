package topset.program.rules.deload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deload weeks of a program: those that a coach planned, and every so many weeks one (training-rules.md § 13).
 *
 * @param every weeks n, 2n, … are deloads; null: none by itself
 * @param planned by a coach, at most one a week
 * @param removed weeks that a coach wants no deload in
 */
public record Deloads(@Nullable Integer every, List<Deload> planned, Set<Integer> removed) {

    public static final Deloads NONE = new Deloads(null, List.of(), Set.of());

    public static final int LEAST_EVERY = 4;
    public static final int MOST_EVERY = 12;

    /** Says for a week whether a pause covers any of its days. */
    @FunctionalInterface
    public interface PausedWeeks {
        boolean isPaused(int week);
    }

    public Deloads {
        planned = List.copyOf(planned);
        removed = Set.copyOf(removed);
    }

    /** Only every so many weeks one. */
    public static Deloads every(@Nullable Integer every) {
        return new Deloads(every, List.of(), Set.of());
    }

    /** These with one more, in place of an earlier deload of that week. */
    public Deloads with(Deload deload) {
        List<Deload> kept = new ArrayList<>(planned);
        kept.removeIf(each -> each.week() == deload.week());
        kept.add(deload);
        Set<Integer> stillRemoved = new HashSet<>(removed);
        stillRemoved.remove(deload.week());
        return new Deloads(every, kept, stillRemoved);
    }

    /** These without a deload in that week. */
    public Deloads without(int week) {
        List<Deload> kept = new ArrayList<>(planned);
        kept.removeIf(each -> each.week() == week);
        Set<Integer> alsoRemoved = new HashSet<>(removed);
        alsoRemoved.add(week);
        return new Deloads(every, kept, alsoRemoved);
    }

    /** The deload that a coach planned for a week; null if there is none. */
    public @Nullable Deload plannedIn(int week) {
        for (Deload each : planned) {
            if (each.week() == week) {
                return each;
            }
        }
        return null;
    }

    /**
     * Whether a week is one of n, 2n, … and no coach removed its deload. A pause may leave it out nevertheless.
     */
    public boolean isRegular(int week) {
        return every != null && week >= 1 && week % every == 0 && !removed.contains(week);
    }

    /**
     * The deload of a week. A regular one is left out where a pause covers a day of that week or the one before.
     *
     * @return null if the week is none
     */
    public @Nullable Deload in(int week, PausedWeeks pauses) {
        Deload own = plannedIn(week);
        if (own != null) {
            return own;
        }
        return isRegular(week) && !pauses.isPaused(week) && !pauses.isPaused(week - 1) ? Deload.usual(week) : null;
    }
}
