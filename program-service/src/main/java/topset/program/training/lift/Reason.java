package topset.program.training.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a number is what it is.
 *
 * @param rule id of the rule in training-rules.md, as in {@code linear.hit}
 * @param says one short sentence with its numbers
 * @param setIds the sets it was decided by, in order; of more than {@link NamedSets#MOST} those that matter
 * @param setCount how many sets it was decided by; absent when all are named
 */
public record Reason(
        String rule,
        String says,
        List<String> setIds,
        @Nullable Integer setCount) {

    /** What a release without the limit stored is read as what this one would have decided. */
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

    /** The same reason with the end of its sentence. */
    public Reason adding(String end) {
        return new Reason(rule, says + end, setIds, setCount);
    }
}
