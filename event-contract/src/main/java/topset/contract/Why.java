package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reason for a prescribed number.
 *
 * @param rule id of the rule in training-rules.md, as in {@code linear.hit}
 * @param says the reason in one sentence
 * @param setIds the sets that decided; if there are more than twenty, only the most relevant
 * @param setCount the number of sets that decided; absent if {@code setIds} has all of them
 */
public record Why(
        String rule,
        @Nullable String says,
        List<String> setIds,
        @Nullable Integer setCount) {}
