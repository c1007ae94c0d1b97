package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a number is what it is.
 *
 * @param rule id of the rule in training-rules.md, as in {@code linear.hit}
 * @param says one sentence for people
 * @param setIds the sets it was decided by; of more than twenty those that matter
 * @param setCount how many sets it was decided by; absent when {@code setIds} names them all
 */
public record Why(
        String rule,
        @Nullable String says,
        List<String> setIds,
        @Nullable Integer setCount) {}
