package topset.program.rules.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a prescribed number.
 *
 * @param rule the id of the rule in training-rules.md, such as {@code linear.hit}
 * @param says one short sentence with the numbers that led to the result
 * @param setIds the sets that decided, in order; of more than {@link NamedSets#MOST} only the most relevant ones
 * @param setCount how many sets decided; null if all are named
 */
public record Reason(
        String rule,
        String says,
        List<String> setIds,
        @Nullable Integer setCount) {

    /** Limits the number of named sets, also for reasons that an older release stored without the limit. */
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

    /** Returns this reason with an addition to the end of its sentence. */
    public Reason adding(String end) {
        return new Reason(rule, says + end, setIds, setCount);
    }
}
