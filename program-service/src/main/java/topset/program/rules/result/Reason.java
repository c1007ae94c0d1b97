package topset.program.rules.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a number.
 *
 * @param rule id of the rule in training-rules.md, as in {@code linear.hit}
 * @param says one short sentence with its numbers
 * @param setIds the sets that decided, in order; of more than {@link NamedSets#MOST} only the most relevant ones
 * @param setCount how many sets decided; null if all are named
 */
public record Reason(
        String rule,
        String says,
        List<String> setIds,
        @Nullable Integer setCount) {

    /** Limits the named sets, also of reasons that an older release stored without the limit. */
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

    /** This reason with a suffix of its sentence. */
    public Reason adding(String end) {
        return new Reason(rule, says + end, setIds, setCount);
    }
}
