package topset.program.training.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sets that a reason or a flag names: all of them up to {@link #MOST}, else those that decided, the newest first, and
 * then the newest of the others. The choice depends on the sets alone, not on the order in which they arrived.
 *
 * @param setIds in the order of the sets
 * @param setCount how many sets there are in all; absent when all are named
 */
public record NamedSets(List<String> setIds, @Nullable Integer setCount) {

    /** A coach looks at a handful; what is stored and published must not grow with what an athlete logs. */
    public static final int MOST = 20;

    public static final NamedSets NONE = new NamedSets(List.of(), null);

    public NamedSets {
        if (setIds.size() > MOST) {
            setCount = setCount == null ? Integer.valueOf(setIds.size()) : setCount;
            setIds = newest(setIds);
        }
        setIds = List.copyOf(setIds);
    }

    /** Of sets that are all alike. */
    public static NamedSets of(List<String> setIdsInOrder) {
        return new NamedSets(setIdsInOrder, null);
    }

    /** Of sets in their order, of which some decided. */
    public static NamedSets of(List<LoggedSet> inOrder, Predicate<LoggedSet> decides) {
        boolean[] named = new boolean[inOrder.size()];
        int left = name(inOrder, decides, named, MOST);
        name(inOrder, set -> true, named, left);
        List<String> setIds = new ArrayList<>(Math.min(MOST, named.length));
        for (int n = 0; n < named.length; n++) {
            if (named[n]) {
                setIds.add(inOrder.get(n).setId());
            }
        }
        return new NamedSets(setIds, named.length > MOST ? named.length : null);
    }

    /** How many sets there are in all. */
    public int count() {
        return setCount == null ? setIds.size() : setCount;
    }

    /** The newest of a list in the order of the sets. */
    public static <T> List<T> newest(List<T> inOrder) {
        return inOrder.subList(Math.max(0, inOrder.size() - MOST), inOrder.size());
    }

    private static int name(List<LoggedSet> inOrder, Predicate<LoggedSet> wanted, boolean[] named, int most) {
        int left = most;
        for (int n = named.length - 1; n >= 0 && left > 0; n--) {
            if (!named[n] && wanted.test(inOrder.get(n))) {
                named[n] = true;
                left--;
            }
        }
        return left;
    }
}
