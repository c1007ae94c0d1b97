package topset.program.training.lift;

import java.util.List;

/**
 * Why a number is what it is.
 *
 * @param rule id of the rule in training-rules.md, as in {@code linear.hit}
 * @param says one short sentence with its numbers
 * @param setIds the sets it was decided by, in order
 */
public record Reason(String rule, String says, List<String> setIds) {
    public Reason {
        setIds = List.copyOf(setIds);
    }

    /** The same reason with the end of its sentence. */
    public Reason adding(String end) {
        return new Reason(rule, says + end, setIds);
    }
}
