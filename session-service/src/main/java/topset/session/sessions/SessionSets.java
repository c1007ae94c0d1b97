package topset.session.sessions;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Includes removed sets. An object never changes: {@link #with} returns another one, which shares nearly all of its
 * memory. So the cost of logging a set does not grow with the session.
 */
public final class SessionSets {
    public static final SessionSets NONE = new SessionSets(HashTreePMap.empty(), Totals.NONE);

    private final PMap<UUID, Placed> byId;
    private final Totals totals;

    private SessionSets(PMap<UUID, Placed> byId, Totals totals) {
        this.byId = byId;
        this.totals = totals;
    }

    /** {@code nth} is the number of sets that were logged in the session before this set. */
    public record Placed(UUID setId, Session.LoggedSet set, int nth) {}

    /**
     * Sums over sets.
     *
     * @param present the number of sets that are not removed
     * @param contents the number of contents; a corrected set has two, the first and the current one
     * @param noteLength the number of characters in the notes of all contents
     */
    public record Totals(int sets, int present, int contents, int noteLength) {
        static final Totals NONE = new Totals(0, 0, 0, 0);

        private Totals plus(Session.LoggedSet set) {
            var now = set.now();
            var ofFirst = length(set.first().note());
            if (now == null) {
                return new Totals(sets + 1, present, contents + 1, noteLength + ofFirst);
            }
            return set.revision() == 1
                    ? new Totals(sets + 1, present + 1, contents + 1, noteLength + ofFirst)
                    : new Totals(sets + 1, present + 1, contents + 2, noteLength + ofFirst + length(now.note()));
        }

        private Totals minus(Totals other) {
            return new Totals(
                    sets - other.sets,
                    present - other.present,
                    contents - other.contents,
                    noteLength - other.noteLength);
        }

        private static int length(@Nullable String note) {
            return note == null ? 0 : note.length();
        }
    }

    public Session.@Nullable LoggedSet get(UUID setId) {
        var placed = byId.get(setId);
        return placed == null ? null : placed.set();
    }

    public boolean contains(UUID setId) {
        return byId.containsKey(setId);
    }

    /** Includes removed sets. */
    public int size() {
        return totals.sets();
    }

    public Totals totals() {
        return totals;
    }

    /** In the order in which they were logged. */
    public List<Placed> inOrder() {
        return byId.values().stream()
                .sorted(Comparator.comparingInt(Placed::nth))
                .toList();
    }

    /** Adds a set, or another state of a set that was logged before. */
    public SessionSets with(UUID setId, Session.LoggedSet set) {
        var before = byId.get(setId);
        var placed = new Placed(setId, set, before == null ? size() : before.nth());
        var others = before == null ? totals : totals.minus(Totals.NONE.plus(before.set()));
        return new SessionSets(byId.plus(setId, placed), others.plus(set));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionSets sets && sets.inOrder().equals(inOrder());
    }

    @Override
    public int hashCode() {
        return inOrder().hashCode();
    }

    @Override
    public String toString() {
        return inOrder().toString();
    }
}
