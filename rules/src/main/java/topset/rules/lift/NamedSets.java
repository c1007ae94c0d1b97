package topset.rules.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.Why;

/**
 * The sets that a reason or a flag names: at most {@link #MOST}. Sets that decided the result are chosen first, and
 * then the newest sets. The choice does not depend on the order of arrival.
 *
 * @param setIds in the order of the sets
 * @param setCount the number of all sets; null if all are named
 */
public record NamedSets(List<String> setIds, @Nullable Integer setCount) {

    /** Keeps stored and published data small; a coach looks only at a few sets. */
    public static final int MOST = 20;

    public static final NamedSets NONE = new NamedSets(List.of(), null);

    public NamedSets {
        if (setIds.size() > MOST) {
            setCount = setCount == null ? Integer.valueOf(setIds.size()) : setCount;
            setIds = newest(setIds);
        }
        setIds = List.copyOf(setIds);
    }

    public static NamedSets of(List<String> setIdsInOrder) {
        return new NamedSets(setIdsInOrder, null);
    }

    public static NamedSets all(List<LoggedSet> inOrder) {
        return of(inOrder.stream().map(LoggedSet::setId).toList());
    }

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

    /** Includes the sets that are not named. */
    public int count() {
        return setCount == null ? setIds.size() : setCount;
    }

    public Why why(String rule, String says) {
        return new Why(rule, says, setIds, setCount);
    }

    public static NamedSets of(Why why) {
        return new NamedSets(why.setIds(), why.setCount());
    }

    public RaisedFlag flag(FlagCode code) {
        return flag(code, null);
    }

    /** A flag about a muscle or an exercise. */
    public RaisedFlag flag(FlagCode code, @Nullable String about) {
        return new RaisedFlag(code, setIds, about, setCount);
    }

    /** The last {@link #MOST} elements of a list that is ordered by time. */
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
