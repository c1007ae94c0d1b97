package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag that the training rules have raised (training-rules.md § 8).
 *
 * @param setIds the sets that caused the flag, in order; of more than twenty only the most relevant
 * @param about the muscle or exercise that the flag is about, or the date of a missed day; absent if it is about a lift
 * @param setCount the number of sets that caused the flag; absent if {@code setIds} has all of them
 */
public record RaisedFlag(
        FlagCode code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    public RaisedFlag(FlagCode code) {
        this(code, List.of(), null, null);
    }
}
