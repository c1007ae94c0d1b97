package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag that the training rules have raised (training-rules.md § 8).
 *
 * @param code such as {@code WARM_UP_SKIPPED}
 * @param setIds the sets that caused the flag; if there are more than twenty, only the most relevant sets
 * @param about the exercise or muscle that the flag concerns, if that is not the lift's exercise
 * @param setCount the number of sets that caused the flag; absent if {@code setIds} has all of them
 */
public record RaisedFlag(
        String code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {}
