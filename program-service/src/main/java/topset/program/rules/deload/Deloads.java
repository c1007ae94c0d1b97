package topset.program.rules.deload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deload weeks of a program: those that a coach planned, and regular ones, such as every sixth week
 * (training-rules.md § 13).
 *
 * @param every the number n of weeks from one regular deload to the next; regular deloads are in weeks n, 2n, 3n and so
 * on; null if there are no regular deloads
 * @param planned the deloads that a coach planned, at most one for each week
 * @param removed the weeks in which a coach wants no deload
 */
public record Deloads(@Nullable Integer every, List<Deload> planned, Set<Integer> removed) {

    public static final Deloads NONE = new Deloads(null, List.of(), Set.of());

    public static final int LEAST_EVERY = 4;
    public static final int MOST_EVERY = 12;

    /** Answers whether a pause covers any day of a week. */
    @FunctionalInterface
    public interface PausedWeeks {
        boolean isPaused(int week);
    }

    public Deloads {
        planned = List.copyOf(planned);
        removed = Set.copyOf(removed);
    }

    /**
     * Creates the deloads of a new program, which has only regular deloads. The argument is the number of weeks from
     * one deload to the next; null means that there are no regular deloads.
     */
    public static Deloads every(@Nullable Integer every) {
        return new Deloads(every, List.of(), Set.of());
    }

    /** Returns a copy with one more deload week. The new deload replaces an earlier deload of the same week. */
    public Deloads with(Deload deload) {
        List<Deload> kept = new ArrayList<>(planned);
        kept.removeIf(each -> each.week() == deload.week());
        kept.add(deload);
        Set<Integer> stillRemoved = new HashSet<>(removed);
        stillRemoved.remove(deload.week());
        return new Deloads(every, kept, stillRemoved);
    }

    /** Returns a copy in which a week has no deload. */
    public Deloads without(int week) {
        List<Deload> kept = new ArrayList<>(planned);
        kept.removeIf(each -> each.week() == week);
        Set<Integer> alsoRemoved = new HashSet<>(removed);
        alsoRemoved.add(week);
        return new Deloads(every, kept, alsoRemoved);
    }

    /** Returns the deload that a coach planned for a week; null if there is none. */
    public @Nullable Deload plannedIn(int week) {
        for (Deload each : planned) {
            if (each.week() == week) {
                return each;
            }
        }
        return null;
    }

    /** Whether a regular deload is due in a week and no coach has removed it. A pause may still cancel the deload. */
    public boolean isRegular(int week) {
        return every != null && week >= 1 && week % every == 0 && !removed.contains(week);
    }

    /**
     * Returns the deload of a week; null if there is none. A regular deload is cancelled if a pause covers a day of
     * this week or of the week before.
     *
     * @return null if the week is not a deload
     */
    public @Nullable Deload in(int week, PausedWeeks pauses) {
        Deload own = plannedIn(week);
        if (own != null) {
            return own;
        }
        return isRegular(week) && !pauses.isPaused(week) && !pauses.isPaused(week - 1) ? Deload.usual(week) : null;
    }
}
