package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a prescribed load or number of sets or reps.
 *
 * @param rule the id of the training rule, such as {@code linear.hit}
 * @param says one short sentence with the numbers that led to the result
 * @param setIds the sets that led to the result, in order; of more than twenty only the most relevant
 * @param setCount the number of sets that led to the result; absent if {@code setIds} has all of them
 */
public record Why(
        String rule,
        String says,
        List<String> setIds,
        @Nullable Integer setCount) {

    public Why(String rule, String says) {
        this(rule, says, List.of(), null);
    }
}
