package topset.session.sessions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sets of a session, including removed ones. An object never changes: {@link #with} returns another one, which
 * shares nearly all of its memory with this one. So the cost of logging a set does not grow with the session.
 *
 * <p>The sets are the leaves of a binary tree. On each level, one bit of a set's id selects the child.
 */
public final class SessionSets {
    private static final Branch EMPTY = new Branch(null, null);

    /** The sets of a session in which no set was logged. */
    public static final SessionSets NONE = new SessionSets(EMPTY, Totals.NONE);

    private final Branch root;
    private final Totals totals;

    private SessionSets(Branch root, Totals totals) {
        this.root = root;
        this.totals = totals;
    }

    /**
     * A set of the session.
     *
     * @param nth the number of sets that were logged in the session before this set
     */
    public record Placed(UUID setId, Session.LoggedSet set, int nth) {}

    /**
     * Sums over sets.
     *
     * @param sets the number of sets
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

    /** Returns the state of a set; null if the session has no such set. */
    public Session.@Nullable LoggedSet get(UUID setId) {
        var placed = root.find(setId);
        return placed == null ? null : placed.set();
    }

    public boolean contains(UUID setId) {
        return root.find(setId) != null;
    }

    /** Returns the number of sets, including removed ones. */
    public int size() {
        return totals.sets();
    }

    public Totals totals() {
        return totals;
    }

    /** Returns all sets in the order in which they were logged. */
    public List<Placed> inOrder() {
        var all = new ArrayList<Placed>();
        root.addTo(all);
        all.sort(Comparator.comparingInt(Placed::nth));
        return Collections.unmodifiableList(all);
    }

    /** Returns these sets with another set, or with another state of a set that was logged before. */
    public SessionSets with(UUID setId, Session.LoggedSet set) {
        var before = root.find(setId);
        var placed = new Placed(setId, set, before == null ? size() : before.nth());
        var others = before == null ? totals : totals.minus(Totals.NONE.plus(before.set()));
        return new SessionSets(root.with(placed, 0), others.plus(set));
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

    private sealed interface Node {}

    private record Leaf(Placed placed) implements Node {}

    private record Branch(@Nullable Node zero, @Nullable Node one) implements Node {

        @Nullable
        Placed find(UUID setId) {
            var branch = this;
            int level = 0;
            while (branch.child(setId, level) instanceof Branch next) {
                branch = next;
                level++;
            }
            return branch.child(setId, level) instanceof Leaf leaf
                            && leaf.placed().setId().equals(setId)
                    ? leaf.placed()
                    : null;
        }

        /** Returns a copy of this branch with another set, or with another state of the same set. */
        Branch with(Placed placed, int level) {
            var setId = placed.setId();
            var changed = switch (child(setId, level)) {
                case null -> new Leaf(placed);
                case Leaf leaf when leaf.placed().setId().equals(setId) -> new Leaf(placed);
                case Leaf leaf -> EMPTY.with(leaf.placed(), level + 1).with(placed, level + 1);
                case Branch next -> next.with(placed, level + 1);
            };
            return isOne(setId, level) ? new Branch(zero, changed) : new Branch(changed, one);
        }

        void addTo(List<Placed> all) {
            addTo(all, zero);
            addTo(all, one);
        }

        private static void addTo(List<Placed> all, @Nullable Node child) {
            switch (child) {
                case null -> {}
                case Leaf leaf -> all.add(leaf.placed());
                case Branch next -> next.addTo(all);
            }
        }

        private @Nullable Node child(UUID setId, int level) {
            return isOne(setId, level) ? one : zero;
        }

        /**
         * Whether the bit that selects a child on this level is set. The last bits of the id come first, because they
         * are random in the usual ids. Two different ids differ on one of the 128 levels.
         */
        private static boolean isOne(UUID setId, int level) {
            long half = level < Long.SIZE ? setId.getLeastSignificantBits() : setId.getMostSignificantBits();
            return ((half >>> (level % Long.SIZE)) & 1) == 1;
        }
    }
}
