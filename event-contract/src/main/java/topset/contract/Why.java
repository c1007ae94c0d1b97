package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a prescribed number.
 *
 * @param rule such as {@code linear.hit}
 * @param says the reason in one sentence
 * @param setIds the sets that determined the number; if there are more than twenty, only the most relevant sets
 * @param setCount how many sets determined the number; absent if {@code setIds} has all of them
 */
public record Why(
        String rule,
        @Nullable String says,
        List<String> setIds,
        @Nullable Integer setCount) {}
