package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a prescribed number.
 *
 * @param rule id of the rule in training-rules.md, as in {@code linear.hit}
 * @param says one sentence for people
 * @param setIds the sets that decided; of more than twenty only the most relevant ones
 * @param setCount how many sets decided; absent if {@code setIds} names all of them
 */
public record Why(
        String rule,
        @Nullable String says,
        List<String> setIds,
        @Nullable Integer setCount) {}
