package topset.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coach should see (training-rules.md § 8).
 *
 * @param code as in {@code WARM_UP_SKIPPED}
 * @param setIds the sets that caused it; of more than twenty those that matter
 * @param about the exercise or muscle it is about, where that is not the slot's exercise
 * @param setCount how many sets caused it; absent when {@code setIds} names them all
 */
public record RaisedFlag(
        String code,
        List<String> setIds,
        @Nullable String about,
        @Nullable Integer setCount) {

    /** That names all of its sets. */
    public RaisedFlag(String code, List<String> setIds, @Nullable String about) {
        this(code, setIds, about, null);
    }

    /** About the slot that it stands on. */
    public RaisedFlag(String code, List<String> setIds) {
        this(code, setIds, null, null);
    }
}
