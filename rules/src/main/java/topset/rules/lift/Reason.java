package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a prescribed load or number of sets or reps.
 *
 * @param rule the id of the training rule, such as {@code linear.hit}
 * @param says one short sentence with the numbers that led to the result
 * @param setIds in order. If there are more than {@link NamedSets#MOST}, only the most relevant
 * @param setCount the number of sets that led to the result; null if {@code setIds} has all of them
 */
public record Reason(
        String rule,
        String says,
        List<String> setIds,
        @Nullable Integer setCount) {

    public Reason {
        NamedSets named = new NamedSets(setIds, setCount);
        setIds = named.setIds();
        setCount = named.setCount();
    }

    public Reason(String rule, String says, List<String> setIds) {
        this(rule, says, setIds, null);
    }

    public Reason(String rule, String says, NamedSets sets) {
        this(rule, says, sets.setIds(), sets.setCount());
    }

    public NamedSets sets() {
        return new NamedSets(setIds, setCount);
    }

    public Reason adding(String end) {
        return new Reason(rule, says + end, setIds, setCount);
    }
}
